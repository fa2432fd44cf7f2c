"""Plain gradient descent."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
features = rng.randn(16, 3).astype(np.float32)
targets = features.dot([[1.0], [-2.0], [0.5]]) + 0.3

x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 1])
w = tf.Variable(tf.fill([3, 1], 0.1), name='w')
b = tf.Variable(tf.zeros([1]), name='b')
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b - y))
train = tf.train.GradientDescentOptimizer(learning_rate=0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(12):
        _, value = sess.run([train, loss], feed_dict={x: features, y: targets})
        print(step, value)
    print(sess.run(w), sess.run(b))
