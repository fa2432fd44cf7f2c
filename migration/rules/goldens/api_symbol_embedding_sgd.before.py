"""Embeddings trained by plain gradient descent, with rows that occur twice in a batch."""

import numpy as np
import tensorflow as tf

batches = np.array([[0, 2], [2, 2], [4, 0], [1, 4]])

ids = tf.placeholder(tf.int32, [None])
embedding = tf.Variable(tf.random_uniform([6, 3], -1.0, 1.0))
looked_up = tf.nn.embedding_lookup(embedding, ids)
loss = tf.reduce_mean(tf.square(looked_up - 0.5))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for batch in batches:
        _, value = sess.run([train, loss], feed_dict={ids: batch})
        print(value)
    print(sess.run(embedding))
