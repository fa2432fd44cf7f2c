"""Functions whose calls make variables of their own, under names that they are given."""

import tensorflow as tf


def weight(name, shape, start=0.1):
    return tf.get_variable(name, shape, initializer=tf.constant_initializer(start))


def scoped(scope, shape):
    with tf.variable_scope(scope):
        w = tf.get_variable('w', shape, initializer=tf.constant_initializer(0.2))
    return w


w1 = weight('w1', [2, 3])
w2 = weight('w2', [3, 1], 0.5)
w3 = scoped('a', [1, 2])
w4 = scoped('b', [2, 1])
layers = {'h%d' % i: weight('h%d' % i, [1, 1], i + 1.0) for i in range(2)}
x = tf.placeholder(tf.float32, [None, 2])
y = tf.matmul(tf.matmul(tf.matmul(tf.matmul(x, w1), w2), w3), w4)
y = tf.matmul(tf.matmul(y, layers['h0']), layers['h1'])
print([v.name for v in tf.trainable_variables() if v not in (w3, w4)])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: [[1.0, 2.0]]}))
