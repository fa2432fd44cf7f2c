"""Conditions: lambdas and functions that read placeholders, numbers, lists of one, a nested one."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)
double_spec = tf.TensorSpec([], tf.bool)
scale = tf.Variable(3.0)


def compute_total(x):
    return tf.reduce_sum(x)


@tf.function(input_signature=[x_spec, y_spec])
def compute_result(x, y):
    total = compute_total(x)

    # What happens to small sums.
    def small():
        z = x - y  # the difference
        return tf.reduce_sum(z) * scale

    def large():
        return tf.cond(total > 20.0, lambda: total, lambda: tf.reduce_sum(x * y))

    return tf.cond(total < 5.0, small, large)


@tf.function(input_signature=[double_spec])
def compute_factor(double):
    return tf.cond(double, lambda: tf.constant(2), lambda: tf.constant(1))


@tf.function(input_signature=[x_spec, double_spec])
def compute_low_and_high(x, double):
    x = tf.cast(x, tf.float32)
    offset = tf.cond(double, true_fn=lambda: [tf.constant(0.5)], false_fn=lambda: [tf.constant(1.5)])[0]
    low, high = tf.cond(double, lambda: (x, x * 2), lambda: (x - 1, x + offset))
    return low, high


@tf.function(input_signature=[x_spec])
def compute_sign_and_size(x):
    total = compute_total(x)
    sign = tf.case([(total < 0.0, lambda: tf.constant(-1)), (total > 0.0, lambda: tf.constant(1))],
                   default=lambda: tf.constant(0))
    size = tf.case([(total < 1.0, lambda: tf.constant('small')), (total > 9.0, lambda: tf.constant('large'))],
                   default=lambda: tf.constant('middle'), exclusive=True)
    return sign, size


for values in [[1., 2.], [4., 5.], [14., 15.], [-2., 1.]]:
    print(compute_result(np.float32(values), np.float32([3., 4.])).numpy())
    print([value.numpy() for value in compute_sign_and_size(np.float32(values))])
for choice in [True, False]:
    print(compute_factor(np.bool_(choice)).numpy())
    print([value.numpy() for value in compute_low_and_high(np.float32([1., 2.]), np.bool_(choice))])
