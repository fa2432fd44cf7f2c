"""Tensors that print when they are computed, in the module, in a function and in a branch."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
w = tf.Variable(1.0)

h = x * w
h = tf.Print(h, [h, tf.shape(h)], 'h: ')  # its value and size
loss = tf.Print(tf.reduce_mean(tf.square(h - 1.0)), [x], message='x', summarize=5)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
silent = x + 1.0


def scaled(v):
    v = tf.Print(v, [v], 'scaled')
    return tf.Print(v * 3.0, [v])


def large():
    big = tf.Print(x, [x], 'large')
    return tf.reduce_sum(big)


triple = scaled(x)
either = tf.cond(tf.reduce_sum(x) > 2.0, large, lambda: tf.constant(0.0))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(2):
        _, value = sess.run([train, loss], {x: [1.0, 2.0]})
        print(value)
    print(sess.run(silent, {x: [1.0]}))
    print(sess.run(triple, {x: [1.0]}))
    print(sess.run(either, {x: [1.0, 2.0]}), sess.run(either, {x: [1.0]}))
