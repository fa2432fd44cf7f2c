"""Two programs in one: a line is fitted twice, with another loss, in a graph of its own each time."""

import numpy as np
import tensorflow as tf
from tensorflow.python.framework import ops

rng = np.random.RandomState(0)
xs = rng.uniform(-1, 1, (40, 1))
ys = 0.5 * xs - 0.2 + rng.normal(0, 0.05, (40, 1))
rate = 0.2

# First with the absolute error.
sess = tf.Session()
x = tf.placeholder(tf.float32, [None, 1])
y = tf.placeholder(tf.float32, [None, 1])
A = tf.Variable(tf.random_normal([1, 1]))
b = tf.Variable(tf.zeros([1, 1]))
output = tf.add(tf.matmul(x, A), b)
loss = tf.reduce_mean(tf.abs(y - output))
opt = tf.train.GradientDescentOptimizer(rate)
train_step = opt.minimize(loss)

init = tf.global_variables_initializer()
sess.run(init)
losses_l1 = []
for i in range(6):
    sess.run(train_step, feed_dict={x: xs, y: ys})
    losses_l1.append(sess.run(loss, feed_dict={x: xs, y: ys}))
print('A =', sess.run(A), 'b =', sess.run(b))

# Then with the square, and another optimizer.
ops.reset_default_graph()
sess = tf.Session()
rate = 0.01
x = tf.placeholder(tf.float32, [None, 1])
y = tf.placeholder(tf.float32, [None, 1])
A = tf.Variable(tf.random_normal([1, 1]))
b = tf.Variable(tf.zeros([1, 1]))
output = tf.add(tf.matmul(x, A), b)
loss = tf.reduce_mean(tf.square(y - output))
opt = tf.train.AdamOptimizer(rate)
train_step = opt.minimize(loss)

init = tf.global_variables_initializer()
sess.run(init)
losses_l2 = []
for i in range(6):
    sess.run(train_step, feed_dict={x: xs, y: ys})
    losses_l2.append(sess.run(loss, feed_dict={x: xs, y: ys}))
print('A =', sess.run(A), 'b =', sess.run(b))
print(losses_l1[-1], losses_l2[-1])
