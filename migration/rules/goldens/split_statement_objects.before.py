"""Loops at the level of the session that call a function which makes layers."""
import numpy as np
import tensorflow as tf


def conv_layer(x, n_in, n_out):
    w = tf.Variable(tf.truncated_normal([3, 3, n_in, n_out], stddev=0.1))
    return tf.nn.relu(tf.nn.conv2d(x, w, [1, 1, 1, 1], 'SAME'))


x = tf.placeholder(tf.float32, [None, 4, 4, 1])
y = tf.placeholder(tf.float32, [None, 3])
# The body of the net.
net = conv_layer(x, 1, 4)
for i in range(2):
    # One more convolution.
    net = conv_layer(net, 4, 4) + net
sizes = [4, 5, 3]
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    net = conv_layer(net, n_in, n_out)
out = tf.reduce_mean(net, [1, 2])
loss = tf.reduce_mean(tf.square(out - y))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
data, want = rng.rand(6, 4, 4, 1), rng.rand(6, 3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
