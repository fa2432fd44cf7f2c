"""Loops in each other, whose turns make variables and objects one by one."""
import numpy as np
import tensorflow as tf


def conv(x, n_in, n_out):
    w = tf.Variable(tf.truncated_normal([3, 3, n_in, n_out], stddev=0.1))
    return tf.nn.relu(tf.nn.conv2d(x, w, [1, 1, 1, 1], 'SAME'))


def resnet(x, blocks, width):
    net = conv(x, 1, width)
    for block in blocks:
        for repeat in range(block):
            h = conv(net, width, width)
            if repeat > 0:
                scale = tf.Variable(0.5)
                h = h * scale
            net = net + h
    for n_in, n_out in [(width, 2), (2, 3)]:
        net = conv(net, n_in, n_out)
    return tf.reduce_mean(net, [1, 2])


x = tf.placeholder(tf.float32, [None, 4, 4, 1])
y = tf.placeholder(tf.float32, [None, 3])
out = resnet(x, [2, 1], 4)
loss = tf.reduce_mean(tf.square(out - y))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
data, want = rng.rand(6, 4, 4, 1), rng.rand(6, 3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
