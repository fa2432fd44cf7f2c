"""Loops that read all that they have put into a list or dictionary so far."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
weights, scales = [], {}
layer = x
for i in range(2):  # refused: variables_and_graph
    weights.append(tf.Variable(tf.ones([4, 4]) * (i + 1.0)))  # refused: impure_graph_statement
    layer = tf.matmul(layer, weights[-1])  # refused: graph_value_escape
total = layer
for i in range(2):  # refused: variables_and_graph
    scales[i] = tf.Variable(1.0 + i)  # refused: impure_graph_statement
    total = total * sum(scales.values())  # refused: graph_value_escape
loss = tf.reduce_mean(total)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(loss, {x: np.ones([2, 4])}))
