"""Initializers of tf.get_variable: TF 1's defaults are other than TF 2's."""

import tensorflow as tf

a = tf.get_variable('a', [40, 30])
b = tf.get_variable('b', [40, 30], initializer=tf.truncated_normal_initializer())
c = tf.get_variable('c', [40, 30], tf.float32, tf.random_normal_initializer(0.0, 0.02))
d = tf.get_variable('d', [40, 30], initializer=tf.random_uniform_initializer(-0.1, 0.1))
e = tf.get_variable('e', [2, 2], initializer=tf.constant_initializer([[1.0, 2.0], [3.0, 4.0]]))
f = tf.get_variable('f', initializer=[1, 2, 3])
g = tf.get_variable('g', [3], dtype=tf.float64, initializer=tf.ones_initializer(), trainable=False)
deviation = tf.sqrt(tf.reduce_mean(tf.square(tf.stack([a, b, c, d])), [1, 2]))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(deviation).round(1))
    print(sess.run([e, f, g]))
