"""A function that builds a recurrent network of rows."""

import numpy as np
import tensorflow as tf
from tensorflow.contrib import rnn

rng = np.random.RandomState(0)
data = rng.rand(16, 4, 3).astype(np.float32)
kinds = np.eye(2, dtype=np.float32)[rng.randint(0, 2, [16])]

timesteps = 4
num_hidden = 5

X = tf.placeholder('float', [None, timesteps, 3])
Y = tf.placeholder('float', [None, 2])
weights = {'out': tf.Variable(tf.random_normal([num_hidden, 2]))}
biases = {'out': tf.Variable(tf.random_normal([2]))}


def RNN(x, weights, biases):
    # Unstack to get a list of 'timesteps' tensors of shape (batch_size, 3)
    x = tf.unstack(x, timesteps, 1)

    # Define a lstm cell with tensorflow
    lstm_cell = rnn.BasicLSTMCell(num_hidden, forget_bias=1.0)

    # Get lstm cell output
    outputs, states = rnn.static_rnn(lstm_cell, x, dtype=tf.float32)

    # Linear activation, using rnn inner loop last output
    return tf.matmul(outputs[-1], weights['out']) + biases['out']


logits = RNN(X, weights, biases)
loss_op = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits=logits, labels=Y))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss_op)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 16, 4):
        print(sess.run([loss_op, train_op], feed_dict={X: data[i:i + 4], Y: kinds[i:i + 4]})[0])
