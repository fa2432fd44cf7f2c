"""Parameters that loops and conditions go on with, in functions that train on what they get."""

import numpy as np
import tensorflow as tf

noisy = np.random.RandomState(7).rand() > 0.5


def dense(inputs, name):
    with tf.variable_scope(name):
        w = tf.get_variable('w', [3, 3], initializer=tf.constant_initializer(0.2))
        return tf.sigmoid(tf.matmul(inputs, w))


def build(h, skipped):
    """Builds a network upon `h`."""
    y = tf.placeholder(tf.float32, [None, 3], name='y')
    h += 0.5
    if noisy:
        h = 2 * h
    for i in range(3):
        h, skipped = dense(h, 'layer%d' % i), skipped + h
    out = h + skipped
    loss = tf.reduce_mean(tf.square(out - y))
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    return y, loss, train


x = tf.placeholder(tf.float32, [None, 3], name='x')
y, loss, train = build(x, x)

rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(3):
        batch, targets = rng.rand(5, 3), rng.rand(5, 3)
        _, value = sess.run([train, loss], {x: batch, y: targets})
        print(step, value)
