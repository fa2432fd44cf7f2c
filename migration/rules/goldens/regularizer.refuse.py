"""A regularizer that is told a name for its penalty."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
w = tf.Variable([1.0, 2.0, 3.0])
regularizer = tf.contrib.layers.l1_regularizer(0.1)
loss = tf.reduce_sum(x * w) + regularizer(w, name='penalty')  # refused: regularizer

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(loss, {x: [1.0, 2.0, 3.0]}))
