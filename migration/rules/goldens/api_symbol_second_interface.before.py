"""A program that uses both interfaces of TensorFlow 1.15: what v2 holds keeps its meaning."""

import tensorflow.compat.v1 as tf
import tensorflow.compat.v2 as tf2

x = tf.placeholder(tf.float32, [None, 2], name='x')
w = tf.Variable([[1.0], [2.0]])
h = tf2.nn.dropout(tf2.matmul(x, w), 0.0)  # A rate in v2.
kept = tf.nn.dropout(h, 1.0)  # What is kept in v1.
total = tf2.math.reduce_sum(kept, 1, keepdims=True)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([h, total], {x: [[1.0, 2.0], [3.0, 4.0]]}))
