"""Cross entropies whose labels are fed."""

import numpy as np
import tensorflow as tf

rows = np.random.RandomState(2).randn(6, 3)
classes = np.array([0, 2, 1, 1, 0, 2])
one_hot = np.eye(3)[classes]

x = tf.placeholder(tf.float32, [None, 3])
labels = tf.placeholder(tf.float32, [None, 3])
ids = tf.placeholder(tf.int64, [None])
w = tf.Variable(tf.diag([0.5, 1.0, 1.5]))
logits = tf.matmul(x, w)

soft = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits))
hard = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=ids, logits=logits))
each = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))
weighted = tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(labels, logits, 2.0))
loss = soft + hard + each + weighted
train = tf.train.GradientDescentOptimizer(0.2).minimize(loss)
correct = tf.nn.in_top_k(logits, ids, 1)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: rows, labels: one_hot, ids: classes}
    for _ in range(3):
        sess.run(train, feed)
        print(sess.run([soft, hard, each, weighted], feed))
    print(sess.run(correct, feed))
