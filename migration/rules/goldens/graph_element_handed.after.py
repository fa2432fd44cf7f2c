"""Tuples and lists of graph values that functions return, and feeds that a lambda makes."""

import numpy as np
import tensorflow as tf


def build():
    xs_0_spec = tf.TensorSpec([2], tf.float32)
    xs_1_spec = tf.TensorSpec([2], tf.float32)

    def compute_total(xs_0, xs_1):
        return xs_0 + xs_1

    def compute_product(xs_0, xs_1):
        return xs_0 * xs_1

    @tf.function(input_signature=[xs_0_spec, xs_1_spec])
    def compute_total_and_product(xs_0, xs_1):
        xs_0 = tf.cast(xs_0, tf.float32)
        total = compute_total(xs_0, xs_1)
        product = compute_product(xs_0, xs_1)
        return total, product

    return compute_total_and_product, xs_0_spec, xs_1_spec, compute_total, compute_product


compute_total_and_product, xs_0_spec, xs_1_spec, compute_total, compute_product = build()


@tf.function(input_signature=[xs_0_spec, xs_1_spec])
def compute_difference_and_total(xs_0, xs_1):
    xs_0 = tf.cast(xs_0, tf.float32)
    total = compute_total(xs_0, xs_1)
    product = compute_product(xs_0, xs_1)
    difference = total - product
    return {'d': difference, 't': total}


feed = lambda a, b: {'xs_0': np.float32(a), 'xs_1': np.float32(b)}


def evaluate(a, b):
    return [value.numpy() for value in compute_total_and_product(**feed(a, b))]


print(evaluate([1, 2], [3, 4]))
print({name: value.numpy() for name, value in compute_difference_and_total(np.float32([1, 2]), np.float32([3, 4])).items()})
