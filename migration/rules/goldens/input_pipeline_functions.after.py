"""Functions that return what an iterator gives; elements that are dictionaries and nest."""

import numpy as np
import tensorflow as tf


def input_fn(values, size):
    """Returns the next batch."""
    dataset = tf.data.Dataset.from_tensor_slices(values)
    return iter(dataset.batch(size))


def parse(line):
    parts = tf.io.decode_csv(line, [[0.0], [0.0]])
    return {'first': parts[0], 'second': parts[1]}


iterator = input_fn(np.arange(6), 2)
iterator_2 = input_fn(np.arange(10, 18), 3)


@tf.function(input_signature=[iterator.element_spec, iterator_2.element_spec])
def compute_total(first, second):
    return tf.reduce_sum(first) + tf.reduce_sum(second)


@tf.function(input_signature=[iterator.element_spec, iterator_2.element_spec])
def compute_total_and_first(first, second):
    total = compute_total(first, second)
    return total, tf.identity(first)


lines = tf.data.Dataset.from_tensor_slices(['1,2', '3,4', '5,6', '7,8'])
iterator_3 = iter(lines.map(parse))


@tf.function(input_signature=[iterator_3.element_spec])
def compute_product(parsed):
    return parsed['first'] * parsed['second']


pairs = tf.data.Dataset.zip((tf.data.Dataset.range(8), tf.data.Dataset.range(8, 16)))
iterator_4 = iter(pairs)


@tf.function(input_signature=[iterator_4.element_spec])
def compute_difference(pair):
    return pair[1] - pair[0]


print(compute_total(iterator.get_next(), iterator_2.get_next()).numpy())
print([value.numpy() for value in compute_total_and_first(iterator.get_next(), iterator_2.get_next())])
print(compute_product(iterator_3.get_next()).numpy())
print({name: value.numpy() for name, value in iterator_3.get_next().items()})
print(tuple(value.numpy() for value in iterator_4.get_next()))
low, high = (value.numpy() for value in iterator_4.get_next())
print(low, high, compute_difference(iterator_4.get_next()).numpy())
