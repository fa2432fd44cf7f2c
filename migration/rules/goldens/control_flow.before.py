"""Conditions: lambdas and functions that read placeholders, numbers, lists of one, a nested one."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
y = tf.placeholder(tf.float32, [None])
double = tf.placeholder(tf.bool, [])
scale = tf.Variable(3.0)

total = tf.reduce_sum(x)


# What happens to small sums.
def small():
    z = x - y  # the difference
    return tf.reduce_sum(z) * scale


def large():
    return tf.cond(total > 20.0, lambda: total, lambda: tf.reduce_sum(x * y))


result = tf.cond(total < 5.0, small, large)
factor = tf.cond(double, lambda: 2, lambda: 1)
offset = tf.cond(double, fn1=lambda: [0.5], fn2=lambda: [1.5])
low, high = tf.cond(double, lambda: (x, x * 2), lambda: (x - 1, x + offset))
sign = tf.case([(total < 0.0, lambda: tf.constant(-1)), (total > 0.0, lambda: tf.constant(1))],
               default=lambda: tf.constant(0))
size = tf.case({total < 1.0: lambda: tf.constant('small'), total > 9.0: lambda: tf.constant('large')},
               default=lambda: tf.constant('middle'), exclusive=True)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for values in [[1., 2.], [4., 5.], [14., 15.], [-2., 1.]]:
        print(sess.run(result, feed_dict={x: values, y: [3., 4.]}))
        print(sess.run([sign, size], feed_dict={x: values}))
    for choice in [True, False]:
        print(sess.run(factor, {double: choice}))
        print(sess.run([low, high], {double: choice, x: [1., 2.]}))
