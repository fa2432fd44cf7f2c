"""Cells that are called by hand, one step after the other."""

import numpy as np
import tensorflow as tf

batch_size = 4
time_steps = 3
rng = np.random.RandomState(5)
series = rng.randn(12, time_steps, 2).astype(np.float32)
wanted = rng.randn(12, 1).astype(np.float32)

xs = tf.placeholder(tf.float32, [batch_size, time_steps, 2])
ys = tf.placeholder(tf.float32, [batch_size, 1])

with tf.variable_scope('cell'):
    cell = tf.contrib.rnn.BasicLSTMCell(5)
    cell_state = cell.zero_state(batch_size, tf.float32)
    cell_outputs = []
    for t in range(time_steps):
        if t > 0: tf.get_variable_scope().reuse_variables()
        cell_output, cell_state = cell(xs[:, t, :], cell_state)
        cell_outputs.append(cell_output)

with tf.variable_scope('gru'):
    gru = tf.nn.rnn_cell.GRUCell(4)
    state = tf.zeros([batch_size, 4])
    for t in range(time_steps):
        output, state = gru(cell_outputs[t], state)

# What a call gives may be used as a whole, too.
with tf.variable_scope('simple'):
    simple = tf.nn.rnn_cell.BasicRNNCell(3)
    last = simple(output, simple.zero_state(batch_size, tf.float32))

prediction = tf.layers.dense(tf.concat([last[0], state, cell_state.h], 1), 1)
loss = tf.reduce_mean(tf.square(ys - prediction)) + tf.reduce_sum(tf.square(last[1]))
train = tf.train.AdamOptimizer(0.02).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for start in range(0, 12, batch_size):
        part = slice(start, start + batch_size)
        print(sess.run([loss, train], {xs: series[part], ys: wanted[part]})[0])
    print(sess.run(prediction, {xs: series[:batch_size]}))
