"""Three models to choose from: the program calls one of them, and the others become classes, too."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(9)
series = rng.randn(12, 5, 2).astype(np.float32)
targets = series.sum(axis=(1, 2))[:, np.newaxis]


def dense_model(x, n_hidden, activation=tf.nn.tanh):
    h = tf.layers.dense(tf.layers.flatten(x), n_hidden, activation=activation)
    return tf.layers.dense(h, 1)


def rnn_model(x, weights, n_hidden):
    cell = tf.nn.rnn_cell.BasicRNNCell(n_hidden)
    _, state = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
    return tf.matmul(state, weights)


def lstm_model(x, weights, n_hidden, forget=1.0):
    """Could be used instead."""
    cell = tf.nn.rnn_cell.LSTMCell(n_hidden, forget_bias=forget)
    outputs, _ = tf.nn.dynamic_rnn(cell, x, dtype=tf.float32)
    return tf.matmul(outputs[:, -1], weights)


x = tf.placeholder(tf.float32, [None, 5, 2])
y = tf.placeholder(tf.float32, [None, 1])
weights = tf.get_variable('weights', [4, 1])
prediction = rnn_model(x, weights, 4)
# prediction = lstm_model(x, weights, 4)
# prediction = dense_model(x, 4)
loss = tf.reduce_mean(tf.square(prediction - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 12, 4):
        feed = {x: series[i:i + 4], y: targets[i:i + 4]}
        print('%.5f' % sess.run([loss, train], feed)[0])
