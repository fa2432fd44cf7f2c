"""A network whose options are set at the top, with parts that are only made where they are on."""

import numpy as np
import tensorflow as tf

BIAS = True
BATCH_NORM = False
LOSS = 'squared'
# One of 'sgd' and 'momentum'.
OPTIMIZER = 'sgd'


def dense(x, size, name, activation='tanh', norm=False):
    with tf.variable_scope(name):
        w = tf.get_variable('w', [x.get_shape()[1], size])
        h = tf.matmul(x, w)
        if norm:
            # Scaled as a whole.
            scale = tf.get_variable('scale', [size], initializer=tf.ones_initializer())
            h = h * scale
        if activation == 'tanh':
            return tf.tanh(h)
        elif activation == 'log':
            return tf.log(tf.abs(h) + 1.0)
        elif activation == 'parametric':
            slope = tf.get_variable('slope', [])
            return h * slope
        return h


x = tf.placeholder(tf.float32, [None, 3], name='x')
t = tf.placeholder(tf.float32, [None, 1], name='t')
h = dense(x, 4, 'hidden')
if BATCH_NORM:
    h = tf.layers.batch_normalization(h)
y = dense(h, 1, 'output', activation=None)
if BIAS:
    b = tf.Variable(0.5, name='b')
    y = y + b
if LOSS == 'squared':
    loss = tf.reduce_mean(tf.square(y - t))
elif LOSS == 'absolute':
    loss = tf.reduce_mean(tf.abs(y - t))
else:
    margin = tf.Variable(0.1, name='margin')
    loss = tf.reduce_mean(tf.maximum(tf.abs(y - t) - margin, 0.0))
if OPTIMIZER == 'sgd':
    optimizer = tf.train.GradientDescentOptimizer(0.1)
else:
    optimizer = tf.train.MomentumOptimizer(0.1, 0.9)
train = optimizer.minimize(loss)

data = np.linspace(-1.0, 1.0, 12).reshape(4, 3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        _, value = sess.run([train, loss], feed_dict={x: data, t: data[:, :1]})
        print(i, value)
