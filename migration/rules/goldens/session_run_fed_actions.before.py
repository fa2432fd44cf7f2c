"""An actor and a critic, which is trained with actions that were taken before."""

import numpy as np
import tensorflow as tf

S = tf.placeholder(tf.float32, [None, 3], 's')
R = tf.placeholder(tf.float32, [None, 1], 'r')
with tf.variable_scope('actor'):
    wa = tf.get_variable('w', [3, 2], initializer=tf.constant_initializer(0.3))
    action = tf.nn.tanh(tf.matmul(S, wa), name='action')
with tf.variable_scope('critic'):
    ws = tf.get_variable('ws', [3, 1], initializer=tf.constant_initializer(0.2))
    wq = tf.get_variable('wq', [2, 1], initializer=tf.constant_initializer(0.1))
    q = tf.matmul(S, ws) + tf.matmul(action, wq)
critic = [ws, wq]
td_error = tf.reduce_mean(tf.square(R - q))
train_critic = tf.train.AdamOptimizer(0.01).minimize(td_error, var_list=critic)
train_actor = tf.train.AdamOptimizer(0.01).minimize(-tf.reduce_mean(q), var_list=[wa])

rng = np.random.RandomState(1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for turn in range(4):
        s = rng.randn(5, 3)
        a = sess.run(action, {S: s})
        r = rng.randn(5, 1)
        sess.run(train_actor, {S: s})
        sess.run(train_critic, {S: s, action: a + 0.1, R: r})
        print(sess.run(td_error, feed_dict={S: s, action: a, R: r}))
    print(sess.run(td_error, feed_dict={S: s, R: r}))
