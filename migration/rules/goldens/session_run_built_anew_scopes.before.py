"""A target network that follows another one, by lists of variables that a function asks for."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2], name='x')
t = tf.placeholder(tf.float32, [None, 1], name='t')
with tf.variable_scope('q'):
    q = tf.layers.dense(x, 1, kernel_initializer=tf.random_normal_initializer(0, 0.1))
with tf.variable_scope('q_next'):
    q_next = tf.layers.dense(x, 1, trainable=False)
loss = tf.reduce_mean(tf.squared_difference(q, t))
train = tf.train.AdamOptimizer(0.1).minimize(loss)
sess = tf.Session()
sess.run(tf.global_variables_initializer())
count = 0


def learn(data):
    global count
    if count % 2 == 0:
        next_params = tf.get_collection(tf.GraphKeys.GLOBAL_VARIABLES, scope='q_next')
        params = tf.get_collection(tf.GraphKeys.GLOBAL_VARIABLES, scope='q')
        sess.run([tf.assign(n, p) for n, p in zip(next_params, params)])
    count += 1
    return sess.run([loss, train], {x: data, t: data[:, :1]})[0]


data = np.linspace(-1.0, 1.0, 8).reshape(4, 2)
for i in range(5):
    print(i, learn(data), sess.run(q_next, {x: data}))
    if i == 3:
        sess.run([tf.assign_sub(v, v * 0.5) for v in tf.trainable_variables()])
