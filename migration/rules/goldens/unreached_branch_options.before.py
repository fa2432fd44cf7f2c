"""Options that a script sets, with code for each of their values."""

import numpy as np
import tensorflow as tf

DEBUG = False
MODE = 'train'
REGRESSION = 'lasso'
LOGARITHMIC = False
PATH = 'unreached_branch_options_model'


def squash(h, how='sigmoid'):
    if how == 'sigmoid':
        return tf.sigmoid(h)
    elif how == 'log':
        return tf.log(1.0 + tf.exp(h))
    return h


x = tf.placeholder(tf.float32, [None, 2], name='x')
t = tf.placeholder(tf.float32, [None, 1], name='t')
w = tf.Variable(tf.ones([2, 1]), name='w')
y = squash(tf.matmul(x, w))
target = tf.log(t + 2.0) if LOGARITHMIC else t
if REGRESSION == 'lasso':
    # Nearly 0 below 0.9, and 9 above.
    step = 1.0 / (1.0 + tf.exp(-5.0 * (w - 0.9)))
    penalty = tf.reduce_mean(step * 9.0)
elif REGRESSION == 'ridge':
    squares = tf.square(w)
    penalty = tf.reduce_sum(squares, reduction_indices=[0, 1], keep_dims=False)
else:
    raise ValueError(REGRESSION)
loss = tf.reduce_mean(tf.square(y - target)) + penalty
train = tf.train.AdamOptimizer(0.1).minimize(loss)
saver = tf.train.Saver()

data = np.linspace(0.0, 1.0, 8).reshape(4, 2)
if MODE == 'train':
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(3):
            _, value = sess.run([train, loss], feed_dict={x: data, t: data[:, :1]})
            if DEBUG:
                print('weights', sess.run(w), sess.run(y, feed_dict={x: data}))
            print(i, value)
else:
    with tf.Session() as sess:
        saver.restore(sess, PATH)
        print(sess.run(y, feed_dict={x: data}))
