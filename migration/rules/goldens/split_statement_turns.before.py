"""Loops in each other and conditions that make variables, of which one name is bound again later."""
import numpy as np
import tensorflow as tf

use_bias = True
depth = 2
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 5])
h = x
for block in range(2):
    for layer in range(depth):
        w = tf.Variable(tf.random_normal([5, 5], stddev=0.1))
        h = tf.nn.tanh(tf.matmul(h, w))
    if block > 0:
        s = tf.Variable(2.0)
        h = h * s
if use_bias:
    b = tf.Variable(tf.zeros([5]))
    h = h + b
else:
    h = h + 1.0
loss = tf.reduce_mean(tf.square(h - y))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 5)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
    b = 0.5
    print(b)
