"""States whose parts are fed one by one."""

import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, batch, steps, size):
        self.x = tf.placeholder(tf.float32, [batch, steps, 2])
        cells = [tf.nn.rnn_cell.BasicLSTMCell(size) for _ in range(2)]
        cell = tf.nn.rnn_cell.MultiRNNCell(cells)
        self.initial_state = cell.zero_state(batch, tf.float32)
        outputs, self.final_state = tf.nn.dynamic_rnn(cell, self.x, initial_state=self.initial_state)
        self.out = tf.reduce_sum(outputs, 2)


model = Model(2, 3, 4)
rng = np.random.RandomState(0)


def run_epoch(sess):
    state = sess.run(model.initial_state)
    for step in range(3):
        feed_dict = {}
        feed_dict[model.x] = rng.rand(2, 3, 2)
        for i, (c, h) in enumerate(model.initial_state):
            feed_dict[c] = state[i].c
            feed_dict[h] = state[i].h
        out, state = sess.run([model.out, model.final_state], feed_dict)
        print(out)
    return state


x = tf.placeholder(tf.float32, [2, 3, 2])
cell = tf.nn.rnn_cell.BasicLSTMCell(4)
start = cell.zero_state(2, tf.float32)
with tf.variable_scope('other'):
    outputs, last = tf.nn.dynamic_rnn(cell, x, initial_state=start)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    state = run_epoch(sess)
    print(state[1].c.shape)
    state = sess.run(last, {x: rng.rand(2, 3, 2)})
    state = sess.run(last, {x: rng.rand(2, 3, 2), start.c: state.c, start.h: state.h})
    print(sess.run(last, feed_dict={x: rng.rand(2, 3, 2), start[1]: state[0]})[0])
