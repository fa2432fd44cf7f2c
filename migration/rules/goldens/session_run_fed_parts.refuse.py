"""A part of a state that the graph computes with, while runs feed it."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [2, 3, 2])
cell = tf.nn.rnn_cell.BasicLSTMCell(4)
start = cell.zero_state(2, tf.float32)
c, h = start
moved = tf.reduce_sum(c) + tf.reduce_sum(x)  # refused: feed_of_computed_value
outputs, last = tf.nn.dynamic_rnn(cell, x, initial_state=start)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rows = np.ones((2, 3, 2))
    state = sess.run(last, {x: rows})
    print(sess.run([moved, last], {x: rows, start: state}))
