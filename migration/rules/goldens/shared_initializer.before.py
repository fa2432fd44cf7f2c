"""Variables that share an initializer, by its name, as an argument and from a scope."""

import numpy as np
import tensorflow as tf

init = tf.truncated_normal_initializer(stddev=0.1)
start = tf.glorot_uniform_initializer
normal = tf.random_normal_initializer(stddev=0.2)


def layer(name, x, size, initializer):
    with tf.variable_scope(name):
        w = tf.get_variable('w', [4, size], initializer=initializer)
        return tf.tanh(tf.matmul(x, w))


x = tf.placeholder(tf.float32, [None, 4])
h = layer('first', x, 4, init)
h = layer('second', h, 4, init)
with tf.variable_scope('scope', initializer=tf.orthogonal_initializer()):
    a = tf.get_variable('a', [4, 4])
    b = tf.get_variable('b', [4, 4])
c = tf.get_variable('c', [4, 1], initializer=start)
d = tf.get_variable('d', [4, 1], initializer=start)
e = tf.get_variable('e', [4, 1], initializer=normal)
f = tf.get_variable('f', [4, 1], initializer=normal)
y = tf.matmul(tf.matmul(h, a), tf.matmul(b, c + d + e + f))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: np.ones([2, 4])}))

# One that is initialised anew is drawn anew.
again = tf.truncated_normal_initializer()
g = tf.get_variable('g', [2], initializer=again)
with tf.Session() as sess:
    for _ in range(2):
        sess.run(g.initializer)
        print(sess.run(g))
