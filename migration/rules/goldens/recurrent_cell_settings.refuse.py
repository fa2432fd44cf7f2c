"""Cells that have no exact equal, and states of which it is not known what they are."""

import sys

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4, 3])
wide = tf.placeholder(tf.float64, [None, 4, 3])
is_tuple = len(sys.argv) > 1

flat = tf.nn.rnn_cell.LSTMCell(3, state_is_tuple=is_tuple)  # refused: recurrent
masked = tf.nn.rnn_cell.DropoutWrapper(  # refused: recurrent
    tf.nn.rnn_cell.GRUCell(3), 0.5, variational_recurrent=True, input_size=3, dtype=tf.float32)
state_masked = tf.nn.rnn_cell.DropoutWrapper(tf.nn.rnn_cell.GRUCell(3), state_keep_prob=0.5)  # refused: recurrent
exact = tf.nn.rnn_cell.GRUCell(3)
split = tf.nn.rnn_cell.LSTMCell(3, num_unit_shards=2)  # refused: recurrent
other = tf.contrib.rnn.LayerNormBasicLSTMCell(3)  # refused: layer

_, first = tf.nn.dynamic_rnn(flat, x, dtype=tf.float32, scope='first')
_, second = tf.nn.dynamic_rnn(masked, x, dtype=tf.float32, scope='second')
_, third = tf.nn.dynamic_rnn(state_masked, x, dtype=tf.float32, scope='third')
_, fourth = tf.nn.dynamic_rnn(exact, wide, dtype=tf.float64, scope='fourth')  # refused: recurrent
_, fifth = tf.nn.dynamic_rnn(split, x, dtype=tf.float32, scope='fifth')
_, sixth = tf.nn.dynamic_rnn(other, x, dtype=tf.float32, scope='sixth')
named, seventh = exact(x[:, 0], second, scope='seventh')  # refused: recurrent

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([first, second, third, fifth, sixth, named], {x: np.ones([2, 4, 3])}))
    print(sess.run(fourth, {wide: np.ones([2, 4, 3])}))
