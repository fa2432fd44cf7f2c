"""Stacked cells of an object, whose states are fed as a whole."""

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

    def go_on(self, sess, rows, state):
        return sess.run([self.out, self.final_state], {self.x: rows, self.initial_state: state})


model = Model(2, 3, 4)
rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    state = sess.run(model.initial_state)
    for turn in range(3):
        out, state = model.go_on(sess, rng.rand(2, 3, 2), state)
        print(out, state[1][0].shape)
    print(sess.run(model.out, {model.x: rng.rand(2, 3, 2)}))
