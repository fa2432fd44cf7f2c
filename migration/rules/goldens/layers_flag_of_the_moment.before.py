"""A flag that is computed when the graph is run: the graph itself has to choose."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(24, 4).astype(np.float32)
values = rng.randn(24, 1).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
training = tf.placeholder(tf.bool, [])

h = tf.layers.dense(x, 6, activation=tf.nn.relu)
h = tf.layers.batch_normalization(h, training=training)
h = tf.layers.dropout(h, 0.5, training=training)
prediction = tf.layers.dense(h, 1)
loss = tf.reduce_mean(tf.square(prediction - y))
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(6):
        batch = slice(4 * step, 4 * step + 4)
        # Every third step is a rehearsal.
        _, c = sess.run(
            [train, loss], {x: points[batch], y: values[batch], training: step % 3 != 2})
        print(c)
