"""Loops of tensors: one variable and several, nested ones, growing shapes, a limit, gradients."""

import numpy as np
import tensorflow as tf

n = tf.placeholder(tf.int32, [])
x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(0.5)

count = tf.while_loop(lambda i: i < n, lambda i: tf.add(i, 2), [tf.constant(0)])


def cond(i, *_):
    return tf.less(i, n)


def body(i, acc):
    h = tf.tanh(acc * w)
    return i + 1, h


# The state after n turns.
_, state = tf.while_loop(cond, body, (0, x), parallel_iterations=1, swap_memory=False, name='turns')
_, (a, b) = tf.while_loop(lambda i, _: i < n, lambda i, p: (i + 1, (p[1], p[0] + p[1])),
                          (tf.constant(0), (tf.constant(1), tf.constant(1))))
rows = tf.while_loop(
    lambda m: tf.shape(m)[0] < n,
    lambda m: tf.concat([m, m], axis=0),  # twice as many
    loop_vars=[x],
    shape_invariants=[tf.TensorShape([None, 2])],
    back_prop=False)
halved = tf.while_loop(lambda v: tf.reduce_sum(v) > 1.0, lambda v: v / 2, [x], maximum_iterations=3)

loss = tf.reduce_mean(tf.square(state))
train_op = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

data = np.arange(6).reshape(3, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print([sess.run(count, {n: k}) for k in range(4)])
    print([sess.run([a, b], {n: k}) for k in range(5)])
    print(sess.run(rows, {n: 5, x: data}))
    print(sess.run(halved, {x: data}))
    for step in range(1, 4):
        _, value = sess.run([train_op, loss], {n: step, x: data})
        print(value)
    print(sess.run(w))
