"""Reductions with the parameter names of older releases, and positions of extremes."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2, 3])
total = tf.reduce_sum(x, reduction_indices=[1])
kept = tf.reduce_mean(x, axis=1, keep_dims=True)
largest = tf.reduce_max(x, 0, True)
both = tf.reduce_prod(x, reduction_indices=[0, 1], keep_dims=True)
spread = tf.reduce_logsumexp(x, axis=1, keep_dims=True)
some = tf.reduce_any(x > 4.0, reduction_indices=1)
position = tf.argmax(x, dimension=1)
smallest = tf.arg_min(x, 0)
wide = tf.expand_dims(x, dim=0)
narrow = tf.squeeze(wide, squeeze_dims=[0])
unit = tf.nn.l2_normalize(x, dim=1)
odds = tf.nn.softmax(x, dim=0)
reversed_rows = tf.reverse_sequence(x, [1, 2], seq_dim=1, batch_dim=0)
joined = tf.concat(values=[x, kept], axis=1)

with tf.Session() as sess:
    feed = {x: [[1.0, 5.0, 2.0], [4.0, 3.0, 0.5]]}
    print(sess.run([total, kept, largest, both], feed_dict=feed))
    print(sess.run([spread, some], feed_dict=feed))
    print(sess.run([position, smallest], feed_dict=feed))
    print(sess.run([narrow, unit, odds, reversed_rows, joined], feed_dict=feed))
