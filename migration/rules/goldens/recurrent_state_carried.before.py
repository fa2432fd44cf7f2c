"""A network that goes on from the state in which it was left, once there is one."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)

series = tf.placeholder(tf.float32, [1, 5, 2], name='series')
wanted = tf.placeholder(tf.float32, [1, 5, 1], name='wanted')

cell = tf.nn.rnn_cell.GRUCell(4)
start = cell.zero_state(1, tf.float32)
outputs, end = tf.nn.dynamic_rnn(cell, series, initial_state=start)
guess = tf.layers.dense(outputs, 1)
loss = tf.losses.mean_squared_error(wanted, guess)
train = tf.train.GradientDescentOptimizer(0.2).minimize(loss)

sess = tf.Session()
sess.run(tf.global_variables_initializer())

for turn in range(4):
    x = rng.randn(1, 5, 2)
    feeds = {series: x, wanted: x.sum(2, keepdims=True)}
    if 'state' in globals():
        feeds[start] = state
    _, cost, state = sess.run([train, loss, end], feeds)
    print(turn, cost)
print(state)
sess.close()
