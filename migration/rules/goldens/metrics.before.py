"""Metrics over all batches, and over the batches of one epoch."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.int64, [None])
logits = tf.layers.dense(x, 4)
predicted = tf.argmax(logits, 1)
accuracy = tf.metrics.accuracy(  # the value and the update
    labels=y, predictions=predicted)[1]
mean, mean_op = tf.metrics.mean(logits, name='mean_logit')
error, error_op = tf.metrics.mean_squared_error(labels=tf.one_hot(y, 4), predictions=logits)
precision, precision_op = tf.metrics.precision(y > 1, predicted > 1)
loss = tf.losses.sparse_softmax_cross_entropy(y, logits)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    for epoch in range(2):
        sess.run(tf.local_variables_initializer())  # Each epoch counts anew.
        for size in (3, 5, 2):
            feed = {x: rng.randn(size, 3), y: rng.randint(0, 4, size)}
            _, seen = sess.run([train, accuracy], feed)
            print(seen, sess.run([mean_op, error_op, precision_op], feed))
        print(sess.run(mean), sess.run([error, precision]))
