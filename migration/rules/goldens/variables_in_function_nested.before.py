"""Functions that make layers in functions, and a net that is built for two inputs."""

import numpy as np
import tensorflow as tf


def layer(x, n_in, n_out, act=tf.nn.relu):
    with tf.name_scope('layer'):
        with tf.name_scope('weights'):
            w = tf.Variable(tf.random_normal([n_in, n_out], stddev=0.1), name='w')
        with tf.name_scope('biases'):
            b = tf.Variable(tf.zeros([n_out]), name='b')  # one for each unit
        with tf.name_scope('sum'):
            total = tf.matmul(x, w) + b
        return act(total)


def model(x, sizes, dropout=None):
    hidden = sizes[1:]
    h = layer(x, sizes[0], hidden[0])
    if dropout:
        h = h * dropout
    h = layer(h, hidden[0], hidden[1])
    bias = tf.Variable(0.5)
    return layer(h, hidden[1], 2, act=tf.identity) + bias


a = tf.placeholder(tf.float32, [None, 5])
b = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 2])
left = model(a, [5, 4, 3])
right = model(b, [4, 3, 3], dropout=0.5)
loss = tf.reduce_mean(tf.square(left + right - y))
step = tf.train.MomentumOptimizer(0.1, 0.9).minimize(loss)

rng = np.random.RandomState(0)
sess = tf.InteractiveSession()
tf.global_variables_initializer().run()
for i in range(4):
    _, l = sess.run([step, loss], {a: rng.rand(6, 5), b: rng.rand(6, 4), y: rng.rand(6, 2)})
    print(i, l)
