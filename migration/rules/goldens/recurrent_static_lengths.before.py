"""Sequences of different lengths, written out step by step, forwards and in both directions."""

import numpy as np
import tensorflow as tf

steps = 5
n_hidden = 4

rng = np.random.RandomState(3)
data = rng.randn(12, steps, 2).astype(np.float32)
sizes = rng.randint(1, steps + 1, [12])
sizes[:3] = [1, 3, 2]
classes = np.eye(2, dtype=np.float32)[rng.randint(0, 2, [12])]

x = tf.placeholder(tf.float32, [None, steps, 2])
y = tf.placeholder(tf.float32, [None, 2])
seqlen = tf.placeholder(tf.int32, [None])

weights = {'out': tf.Variable(tf.random_normal([3 * n_hidden, 2]))}
biases = {'out': tf.Variable(tf.random_normal([2]))}


def dynamic_rnn(x, seqlen, weights, biases):
    x = tf.unstack(x, steps, 1)
    lstm_cell = tf.contrib.rnn.BasicLSTMCell(n_hidden)
    outputs, states = tf.contrib.rnn.static_rnn(
        lstm_cell, x, dtype=tf.float32, sequence_length=seqlen)
    outputs = tf.transpose(tf.stack(outputs), [1, 0, 2])

    # Each sequence has its last output at another place.
    index = tf.range(0, tf.shape(outputs)[0]) * steps + (seqlen - 1)
    last = tf.gather(tf.reshape(outputs, [-1, n_hidden]), index)

    with tf.variable_scope('both'):
        fw_cell = tf.nn.rnn_cell.GRUCell(n_hidden)
        bw_cell = tf.nn.rnn_cell.BasicRNNCell(n_hidden)
        both, fw_state, bw_state = tf.nn.static_bidirectional_rnn(
            fw_cell, bw_cell, x, sequence_length=seqlen, dtype=tf.float32)
    seen = tf.concat([last + states.c + fw_state, tf.add_n(both)], 1)
    return tf.matmul(seen, weights['out']) + biases['out'] + tf.reduce_sum(bw_state)


pred = dynamic_rnn(x, seqlen, weights, biases)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=pred, labels=y))
optimizer = tf.train.GradientDescentOptimizer(0.05).minimize(cost)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for start in range(0, 12, 3):
        part = slice(start, start + 3)
        sess.run(optimizer, {x: data[part], y: classes[part], seqlen: sizes[part]})
        print(sess.run(cost, {x: data, y: classes, seqlen: sizes}))
    print(sess.run(pred, feed_dict={x: data, seqlen: sizes}))
