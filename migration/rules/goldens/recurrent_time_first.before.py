"""Time on the first axis, an initial state, and a network that is written out step by step."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(2)
series = rng.randn(5, 4, 2).astype(np.float32)
first = rng.randn(4, 3).astype(np.float32)

inputs = tf.placeholder(tf.float32, [5, None, 2])
start = tf.placeholder(tf.float32, [None, 3])

with tf.variable_scope('forward'):
    basic = tf.contrib.rnn.BasicRNNCell(3)
    outputs, state = tf.nn.dynamic_rnn(basic, inputs, initial_state=start, time_major=True)

with tf.variable_scope('unrolled'):
    steps = tf.unstack(outputs, 5)
    cell = tf.contrib.rnn.BasicLSTMCell(4, state_is_tuple=True, activation=tf.nn.relu)
    zero = cell.zero_state(4, tf.float32)
    unrolled, final = tf.nn.static_rnn(cell, steps, initial_state=zero)

loss = tf.reduce_sum(tf.square(unrolled[-1])) + tf.reduce_sum(final.c) + tf.reduce_sum(state)
train = tf.train.MomentumOptimizer(0.01, 0.9).minimize(loss)

with tf.Session() as sess:
    tf.global_variables_initializer().run()
    for _ in range(3):
        print(sess.run([train, loss], {inputs: series, start: first})[1])
    print(sess.run(final, {inputs: series, start: first})[1])
