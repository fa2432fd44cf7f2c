"""One scope, entered twice: the second layers are the first ones."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)
left = rng.randn(16, 4).astype(np.float32)
right = rng.randn(16, 4).astype(np.float32)

a = tf.placeholder(tf.float32, [None, 4], name='a')
b = tf.placeholder(tf.float32, [None, 4], name='b')

with tf.variable_scope('tower'):
    h_a = tf.layers.dense(a, 5, activation=tf.nn.tanh, name='hidden')
    out_a = tf.layers.dense(h_a, 2)
with tf.variable_scope('tower', reuse=True):
    h_b = tf.layers.dense(b, 5, activation=tf.nn.tanh, name='hidden')
    out_b = tf.layers.dense(h_b, 2)

distance = tf.reduce_sum(tf.square(out_a - out_b), 1)
loss = tf.reduce_mean(tf.maximum(0.0, 2.0 - distance))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(
    loss, var_list=tf.trainable_variables('tower/hidden'))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(5):
        _, c = sess.run([train_op, loss], {a: left, b: right})
        print('%.5f' % c)
    print(sess.run(distance, {a: left[:3], b: right[:3]}))
