"""A session in each turn of a loop: the variables start anew, those that are drawn as well."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
noise = tf.Variable(tf.random_normal([3, 1]), trainable=False)
v = tf.Variable(3.0)
loss = tf.reduce_mean(tf.square(tf.matmul(x, noise) - v))
train = tf.train.RMSPropOptimizer(0.1).minimize(loss)
init = tf.global_variables_initializer()
for trial in range(3):
    with tf.Session() as sess:
        sess.run(init)
        for _ in range(trial + 1):
            sess.run(train, {x: np.ones([2, 3])})
        print(np.round(trial), sess.run([v, noise]))
