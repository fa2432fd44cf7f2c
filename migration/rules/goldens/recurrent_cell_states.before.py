"""States that are made of parts of tensors, fed one by one, and put together from placeholders."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(5)
data = rng.randn(4, 5, 3).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 5, 3])

# All states of two layers stand in one placeholder.
everything = tf.placeholder(tf.float32, [2, 2, 4, 6])
by_layer = tf.unstack(everything, axis=0)
states = tuple([
    tf.nn.rnn_cell.LSTMStateTuple(by_layer[i][0], by_layer[i][1]) for i in range(2)])
stack = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.LSTMCell(6) for _ in range(2)])
deep, after = tf.nn.dynamic_rnn(stack, x, initial_state=states)

# The next cell goes on from what the last one left, and one more from placeholders.
middle = tf.nn.rnn_cell.BasicLSTMCell(6)
start = tf.nn.rnn_cell.LSTMStateTuple(h=after[1].h + 1.0, c=after[1].c)
second, _ = tf.nn.dynamic_rnn(middle, deep, initial_state=start, scope='second')
c0 = tf.placeholder(tf.float32, [None, 2])
h0 = tf.placeholder(tf.float32, [None, 2])
last = tf.contrib.rnn.LSTMCell(2, use_peepholes=True)
third, (c1, h1) = tf.nn.dynamic_rnn(
    last, second, initial_state=tf.contrib.rnn.LSTMStateTuple(c0, h0), scope='third')

# A state of zeros of which each part may be fed.
cells = [tf.nn.rnn_cell.BasicLSTMCell(2) for _ in range(2)]
top = tf.nn.rnn_cell.MultiRNNCell(cells)
zeros = top.zero_state(4, tf.float32)
fourth, end = tf.nn.dynamic_rnn(top, third, initial_state=zeros, scope='fourth')
loss = tf.reduce_mean(tf.square(fourth)) + tf.reduce_mean(h1)
train = tf.train.GradientDescentOptimizer(0.3).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    now, c, h = np.zeros([2, 2, 4, 6]), np.zeros([4, 2]), np.ones([4, 2])
    state = sess.run(zeros)
    for turn in range(3):
        feeds = {x: data, everything: now, c0: c, h0: h}
        for layer, (cell_state, output) in enumerate(zeros):
            feeds[cell_state] = state[layer].c
            feeds[output] = state[layer].h
        cost, _, now, c, h, state = sess.run([loss, train, after, c1, h1, end], feeds)
        print(turn, cost)
