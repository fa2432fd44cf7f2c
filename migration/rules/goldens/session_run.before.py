"""Fits a line: a session in a with block, and a train operation beside its loss."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
train_x = rng.rand(20).astype(np.float32)
train_y = 3 * train_x + 0.5

x = tf.placeholder(tf.float32, [None], name='x')
y = tf.placeholder(tf.float32, [None], name='y')

# The model: a line.
slope = tf.Variable(0.1, name='slope')
offset = tf.Variable(0.0, name='offset')
prediction = slope * x + offset

loss = tf.reduce_mean(tf.square(prediction - y))  # mean squared error
train_op = tf.train.GradientDescentOptimizer(0.3).minimize(loss)

init = tf.global_variables_initializer()

with tf.Session() as sess:
    sess.run(init)

    # Train.
    for epoch in range(10):
        _, current = sess.run([train_op, loss], feed_dict={x: train_x, y: train_y})
        if epoch % 3 == 0:
            print('epoch %d: loss %.5f' % (epoch, current))

    # Look at the result.
    print('slope', sess.run(slope), 'offset', sess.run(offset))
    print(sess.run(prediction, feed_dict={x: [0.0, 1.0, 2.0]}))
