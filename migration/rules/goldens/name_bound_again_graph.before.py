"""Names that mean one value of the graph after another."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
images = tf.placeholder(tf.float32, [None, 4])
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))
scale = tf.Variable(2.0)

x = images - 0.5
x = tf.concat([x, tf.square(x)], 0)
scale = tf.nn.softplus(scale)  # the name of a variable
h = tf.matmul(x, W)
spread = tf.reduce_max(h) - tf.reduce_min(h)
h = tf.nn.relu(h)
h = h * scale
loss = tf.reduce_mean(h)
loss += 0.1 * tf.nn.l2_loss(W)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
loss = tf.sqrt(loss)  # what is shown is not what is minimized

W *= 0.5
half = tf.reduce_sum(W)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, shown, width = sess.run([train, loss, spread], feed_dict={images: data})
        print(shown, width)
    print(sess.run(half))
    print(sess.run(h, feed_dict={images: data})[:2])
