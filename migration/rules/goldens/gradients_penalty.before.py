"""A penalty on gradients, whose own gradient trains."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
w1 = tf.Variable(np.float32([[.1, .2], [.3, -.4], [.5, .6]]))
w2 = tf.Variable(np.float32([[1.], [-1.]]))
h = tf.nn.tanh(tf.matmul(x, w1))
score = tf.matmul(h, w2)
gradients = tf.gradients(score, [x])[0]
slopes = tf.sqrt(tf.reduce_sum(tf.square(gradients), reduction_indices=[1]))
penalty = tf.reduce_mean((slopes - 1.) ** 2)
loss = tf.reduce_mean(score) + 10 * penalty
train = tf.train.AdamOptimizer(1e-2, beta1=0.5, beta2=0.9).minimize(loss, var_list=[w1, w2])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        l, p, _ = sess.run([loss, penalty, train], {x: np.arange(6).reshape(2, 3) / 10.})
        print('%.6f %.6f' % (l, p))
    print(sess.run(w1), sess.run(w2))
