"""Functions that take tensors apart and put them together."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
shape = tf.shape(x)
rows = shape[0]
flat = tf.reshape(x, [rows * 3])
means = tf.reduce_mean(x, 0)
pairs = tf.stack([means, means], axis=1)
first, second, third = tf.unstack(x, axis=1)
left, middle, right = tf.split(x, 3, 1)
tail = x[:, 1:]
wide = tf.concat([x, x], 1)
tiled = tf.tile(x, [1, 2])
places = tf.where(x > 1.0)
turned = tf.transpose(x)
sums = tf.cumsum(x, 1, exclusive=True)
padded = tf.pad(x, [[1, 0], [0, 1]], 'CONSTANT')
codes = tf.one_hot([0, 2], 3, on_value=5.0)
nonzero = tf.count_nonzero(x, 1)
segments = tf.segment_sum(x, tf.constant([0, 0]))
mean, variance = tf.nn.moments(x, [0])

with tf.Session() as sess:
    feed = {x: [[1.0, 2.0, 3.0], [0.0, 5.0, 1.0]]}
    print(sess.run([shape, rows, flat, means, pairs], feed))
    print(sess.run([first, third, left, right, tail], feed))
    print(sess.run([wide, tiled, places, turned, sums, padded], feed))
    print(sess.run([codes, nonzero, segments, mean, variance], feed))
