"""A variational autoencoder, whose code is fed where it draws images."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(16, 6).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 6], name='x')
noise = tf.placeholder_with_default(tf.zeros([1, 2]), [None, 2])
w = tf.Variable(rng.randn(6, 4) * 0.3, dtype=tf.float32)
v = tf.Variable(rng.randn(2, 6) * 0.3, dtype=tf.float32)

mean, log_sigma = tf.split(tf.matmul(x, w), 2, axis=1)
z = mean + tf.exp(log_sigma) * noise
y = tf.nn.sigmoid(tf.matmul(z, v), name='y')
loss = tf.reduce_mean(tf.square(y - x)) + 0.01 * tf.reduce_mean(tf.square(mean))
train = tf.train.AdamOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(5):
        _, cost = sess.run([train, loss], {x: images, noise: np.ones((16, 2))})
        print(step, cost)
    print(sess.run([z, y], feed_dict={x: images[:2]}))
    for place in np.linspace(-1, 1, 3):
        print(sess.run(y, feed_dict={z: [[place, -place]]}))
    code = {z: [[0, 0], [1, 1]]}
    print(sess.run('y:0', code))
    # Part of the graph is fed, and another part computed.
    print(sess.run(loss, feed_dict={x: images, y: images * 0.5}))
