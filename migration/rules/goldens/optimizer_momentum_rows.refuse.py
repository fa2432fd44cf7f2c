"""Momentum on single rows of an embedding: Keras lets the others rest."""

import numpy as np
import tensorflow as tf

embedding = tf.Variable(np.ones([6, 2], np.float32))
ids = tf.placeholder(tf.int32, [None])
loss = tf.reduce_sum(tf.square(tf.nn.embedding_lookup(embedding, ids)))
train = tf.train.MomentumOptimizer(0.1, 0.9).minimize(loss)  # refused: sparse_gradient

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {ids: [0, 1, 1]})
    print(sess.run(embedding))
