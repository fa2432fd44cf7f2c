"""Sequences of different lengths, in cells on top of each other, with dropout that is fed."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.randn(12, 6, 3).astype(np.float32)
sizes = rng.randint(1, 7, [12])
wanted = rng.randn(12, 1).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 6, 3], name='x')
length = tf.placeholder(tf.int32, [None], name='length')
y = tf.placeholder(tf.float32, [None, 1], name='y')
keep = tf.placeholder_with_default(1.0, [], name='keep')


def gru(size):
    return tf.nn.rnn_cell.GRUCell(size)


with tf.variable_scope('encoder'):
    stacked = tf.nn.rnn_cell.MultiRNNCell([gru(n) for n in [5, 4]])
    outputs, states = tf.nn.dynamic_rnn(stacked, x, sequence_length=length, dtype=tf.float32)

# The second network reads what the first one wrote.
with tf.variable_scope('reader'):
    lstm = tf.nn.rnn_cell.DropoutWrapper(
        tf.nn.rnn_cell.BasicLSTMCell(4, forget_bias=0.5), output_keep_prob=keep)
    read, (c, h) = tf.nn.dynamic_rnn(lstm, outputs, length, dtype=tf.float32)

together = tf.concat([states[-1], h, tf.reduce_sum(read, 1)], 1)
prediction = tf.layers.dense(together, 1)
loss = tf.losses.mean_squared_error(y, prediction)
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        part = slice(3 * step, 3 * step + 3)
        feed = {x: data[part], length: sizes[part], y: wanted[part], keep: 0.5}
        print(sess.run([loss, train], feed)[0])
    print(sess.run([prediction, c], {x: data, length: sizes}))
