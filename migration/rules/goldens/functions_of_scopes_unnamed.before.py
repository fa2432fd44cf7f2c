"""Each turn of a loop makes a variable without a name of its own."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])

depth = 3

def layer(t, n):
    size = int(t.get_shape()[1])
    w = tf.Variable(tf.zeros([size, n]))
    return tf.matmul(t, w)

def net(t):
    for i in range(depth):
        t = layer(t, 5)
    return layer(t, 2)

out = net(x)
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

