"""Layers that call their weights alike, and two optimizers under one name that both go on working."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(0).uniform(0, 1, (12, 6)).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 6])

with tf.name_scope('encode'):
    weights = tf.Variable(tf.random_normal([6, 3], stddev=0.1), name='weights')
    biases = tf.Variable(tf.zeros([3]), name='biases')
    code = tf.nn.tanh(tf.matmul(x, weights) + biases)
with tf.name_scope('decode'):
    weights = tf.Variable(tf.random_normal([3, 6], stddev=0.1), name='weights')
    biases = tf.Variable(tf.zeros([6]), name='biases')
    decoded = tf.matmul(code, weights) + biases

w = tf.Variable(tf.ones([3]))
score = tf.reduce_sum(code * w, axis=1)
w = tf.Variable(0.5)
score = score * w

loss = tf.reduce_mean(tf.square(decoded - x))
optimizer = tf.train.GradientDescentOptimizer(0.1)
train_code = optimizer.minimize(loss)
error = tf.reduce_mean(tf.square(score - 1.0))
optimizer = tf.train.MomentumOptimizer(0.05, 0.5)
train_score = optimizer.minimize(error, var_list=[w])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        sess.run(train_code, feed_dict={x: data})
        _, value = sess.run([train_score, error], feed_dict={x: data})
        print(sess.run(loss, feed_dict={x: data}), value)
    print(sess.run(biases), sess.run(w))
