"""Cells with the settings that TF 1 has for them."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
data = rng.randn(8, 4, 3).astype(np.float32)
wanted = rng.randn(8, 1).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 4, 3])
y = tf.placeholder(tf.float32, [None, 1])

# Peepholes and projections.
normal = tf.truncated_normal_initializer(stddev=0.3)
big = tf.nn.rnn_cell.LSTMCell(
    6, use_peepholes=True, num_proj=4, proj_clip=0.5, initializer=normal, forget_bias=0.3)
outputs, state = tf.nn.dynamic_rnn(big, x, dtype=tf.float32, scope='big')
clipped = tf.nn.rnn_cell.LSTMCell(5, cell_clip=0.2, activation=tf.nn.elu, name='clipped')
second, second_state = tf.nn.dynamic_rnn(clipped, outputs, dtype=tf.float32, scope='second')

# States that are one tensor.
flat = tf.nn.rnn_cell.BasicLSTMCell(3, state_is_tuple=False, activation='relu')
third, flat_state = tf.nn.dynamic_rnn(flat, second, dtype=tf.float32, scope='third')
cells = [tf.nn.rnn_cell.LSTMCell(n, num_proj=2, state_is_tuple=False) for n in (3, 4)]
stack = tf.nn.rnn_cell.MultiRNNCell(cells, state_is_tuple=False)
start = stack.zero_state(tf.shape(x)[0], tf.float32)
fourth, stack_state = tf.nn.dynamic_rnn(stack, third, initial_state=start, scope='fourth')

# A scope may give the initial values; a list may hold one cell twice.
with tf.variable_scope('last', initializer=tf.random_uniform_initializer(-0.2, 0.2)):
    gru = tf.nn.rnn_cell.GRUCell(
        2, kernel_initializer=tf.orthogonal_initializer(), bias_initializer=tf.constant_initializer(0.4))
    fifth, gru_state = tf.nn.dynamic_rnn(gru, fourth, dtype=tf.float32)
    basic = tf.nn.rnn_cell.BasicLSTMCell(2)
    twice = tf.nn.rnn_cell.MultiRNNCell([basic] * 2)
    sixth, ((c, h), top) = tf.nn.dynamic_rnn(twice, fifth, dtype=tf.float32, scope='twice')

size = flat.state_size + stack.state_size + big.state_size.c + gru.output_size
together = tf.concat([sixth[:, -1], flat_state, stack_state, state.c, gru_state], 1)
together = tf.reshape(together, [-1, 2 + size])
prediction = tf.layers.dense(together, 1) + tf.reduce_mean(c) + tf.reduce_mean(top.h)
loss = tf.losses.mean_squared_error(y, prediction)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for begin in (0, 4, 0, 4):
        part = slice(begin, begin + 4)
        print(sess.run([loss, train], {x: data[part], y: wanted[part]})[0])
    print(sess.run([prediction, second_state.c], {x: data}))
