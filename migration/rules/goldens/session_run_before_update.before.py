"""Predictions and accuracies that are fetched beside an update are computed before it."""

import numpy as np
import tensorflow as tf

inputs = np.array([[0, 1], [1, 0], [1, 1], [0, 0]], dtype=np.float32)
targets = np.array([[1], [1], [1], [0]], dtype=np.float32)

X = tf.placeholder(tf.float32, [None, 2])
Y = tf.placeholder(tf.float32, [None, 1])
W = tf.Variable([[0.3], [-0.2]], name='weight')
b = tf.Variable([0.1], name='bias')

hypothesis = tf.sigmoid(tf.matmul(X, W) + b)
cost = -tf.reduce_mean(Y * tf.log(hypothesis) + (1 - Y) * tf.log(1 - hypothesis))
train = tf.train.GradientDescentOptimizer(learning_rate=0.5).minimize(cost)

# True if hypothesis > 0.5
predicted = tf.cast(hypothesis > 0.5, dtype=tf.float32)
accuracy = tf.reduce_mean(tf.cast(tf.equal(predicted, Y), dtype=tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(6):
        cost_val, acc_val, _, hy = sess.run(
            [cost, accuracy, train, hypothesis], feed_dict={X: inputs, Y: targets})
        print(step, cost_val, acc_val, hy.ravel())

    h, p, a = sess.run([hypothesis, predicted, accuracy], feed_dict={X: inputs, Y: targets})
    print('\nHypothesis: ', h, '\nCorrect: ', p, '\nAccuracy: ', a)
