"""Gradients of rows of a table, where the loss does not depend on every variable."""

import numpy as np
import tensorflow as tf

ids = tf.placeholder(tf.int32, [None], name='ids')
t = tf.placeholder(tf.float32, [None], name='t')
epochs = tf.Variable(0.0, name='epochs')
table = tf.Variable(np.linspace(-1.0, 1.0, 10).reshape(5, 2), dtype=tf.float32, name='table')
b = tf.Variable(0.1, name='b')
loss = tf.reduce_mean(tf.square(tf.reduce_sum(tf.nn.embedding_lookup(table, ids), 1) + b - t))
optimizer = tf.train.AdamOptimizer(0.1)
gradients = optimizer.compute_gradients(loss)
train = optimizer.apply_gradients(gradients)
another = tf.assign_add(epochs, 1.0)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(another)
        _, value = sess.run([train, loss], feed_dict={ids: [i, 2, i + 1], t: [0.5, 1.0, -1.0]})
        print(sess.run(epochs), value)
    print(sess.run(table))
