"""A function of contrib's that is gone: a few lines take its place."""

import numpy as np
import tensorflow as tf
from tensorflow.contrib import seq2seq

rng = np.random.RandomState(0)
scores = tf.Variable(rng.randn(3, 4, 5).astype(np.float32))
targets = tf.placeholder(tf.int32, [3, 4])
weights = tf.placeholder(tf.float32, [3, 4])

loss = seq2seq.sequence_loss(logits=scores, targets=targets, weights=weights)
each = seq2seq.sequence_loss(scores, targets, weights, average_across_batch=False)
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {targets: rng.randint(0, 5, [3, 4]), weights: [[1, 1, 0, 0], [1, 1, 1, 0], [1, 0, 2, 1]]}
    for _ in range(3):
        print(sess.run([loss, each, train], feed)[:2])
