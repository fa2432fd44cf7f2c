"""Objects that several functions without a scope of their own use."""

import numpy as np
import tensorflow as tf


def dense(t, n, scope, reuse=False):
    with tf.variable_scope(scope, reuse=reuse):
        w = tf.get_variable('w', [t.shape[1].value, n])
        return tf.matmul(t, w)


def decode(z, reuse=False):
    with tf.variable_scope('dec', reuse=reuse):
        return dense(z, 5, 'out', reuse)


def autoencode(x):
    z = dense(x, 2, 'enc')
    return decode(z), z


def generate(z):
    return decode(z * 2.0, reuse=True)


rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
seed = tf.placeholder(tf.float32, [None, 2])
y, code = autoencode(x)
loss = tf.reduce_mean(tf.square(y - x))
step = tf.train.AdamOptimizer(0.02).minimize(loss)
made = generate(seed)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data})
        print(i, l)
    print(sess.run(made, feed_dict={seed: [[1.0, 2.0]]}))
