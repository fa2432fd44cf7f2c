"""A state whose size the batch gives."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, None, 2])
cell = tf.nn.rnn_cell.GRUCell(4)
start = cell.zero_state(tf.shape(x)[0], tf.float32)
outputs, last = tf.nn.dynamic_rnn(cell, x, initial_state=start)
total = tf.reduce_sum(outputs, 2)
lstm = tf.nn.rnn_cell.BasicLSTMCell(3)
state = lstm.zero_state(tf.shape(x)[0], tf.float32)
with tf.variable_scope('second'):
    more, final = tf.nn.dynamic_rnn(lstm, x, initial_state=state)

rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    out, value = sess.run([total, last], {x: rng.rand(2, 3, 2)})
    for turn in range(2):
        out, value = sess.run([total, last], {x: rng.rand(2, 3, 2), start: value})
        print(out)
    got = sess.run(final, {x: rng.rand(2, 3, 2)})
    got = sess.run(final, {x: rng.rand(2, 3, 2), state: got})
    print(got[0])
