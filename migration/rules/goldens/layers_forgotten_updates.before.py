"""Batch normalization whose averages never move: nothing runs the operations that move them."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(32, 4).astype(np.float32) + 2
values = rng.randn(32, 1).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
training = tf.placeholder(tf.bool)

h = tf.layers.dense(x, 6, use_bias=False)
h = tf.nn.relu(tf.layers.batch_normalization(h, training=training))
prediction = tf.layers.dense(h, 1)
loss = tf.reduce_mean(tf.square(prediction - y))
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for step in range(4):
    batch = slice(8 * step, 8 * step + 8)
    print(sess.run([loss, train], {x: points[batch], y: values[batch], training: True})[0])
print(sess.run(loss, {x: points, y: values, training: False}))
print(sess.run(tf.global_variables())[3:5])
