"""Gradients that a loop over their list clips."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
w = tf.Variable(np.float32([[.2], [.3], [-.5]]))
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - 1.))
optimizer = tf.train.AdamOptimizer(0.1)
gradients = optimizer.compute_gradients(loss)
for i, (grad, var) in enumerate(gradients):
    if grad is not None:
        gradients[i] = (tf.clip_by_norm(grad, 1.0), var)
train = optimizer.apply_gradients(gradients)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([train, loss], {x: [[1., 2., i]]})
        print(l)
