"""Conditions inside of conditions, with updates and values of several structures."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
mode = tf.placeholder(tf.int32, [], name='mode')
w = tf.Variable(2.0, name='w')
count = tf.Variable(0, trainable=False, name='count')


def small():
    with tf.control_dependencies([tf.assign_add(count, 1)]):
        return tf.identity(x * w)


def large():
    # The largest are not scaled by ten.
    return tf.cond(mode > 5, lambda: x - w, lambda: {'a': x * 10.0 + w}['a'])


y = tf.cond(mode < 3, small, large)
loss = tf.reduce_mean(tf.square(y - 1.0))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
pair = tf.cond(mode > 0, lambda: (x, tf.reduce_sum(x)), lambda: (x * 2.0, tf.constant(0.0)))
named = tf.cond(tf.equal(mode, 1), lambda: {'p': x, 'q': x + 1.0}, lambda: {'p': -x, 'q': x})
chosen = tf.case(
    [(tf.equal(mode, 0), lambda: tf.reduce_sum(x)), (mode > 3, lambda: tf.reduce_max(x) * w)],
    default=lambda: tf.constant(-1.0),
    exclusive=True,
)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for number in [0, 1, 4, 7]:
        feed = {x: [1.0, 2.0, float(number)], mode: number}
        print(sess.run([y, loss], feed))
        _, cost = sess.run([train, loss], feed)
        print(cost, sess.run([w, count]))
        first, second = sess.run(pair, feed)
        print(first, second, sess.run(chosen, feed))
        values = sess.run(named, feed)
        print(values['p'], values['q'])
