"""Elements of datasets taken inside of larger expressions, and right where a run needs them."""

import numpy as np
import tensorflow as tf

numbers = tf.data.Dataset.range(12)
iterator = iter(numbers.batch(2))


@tf.function(input_signature=[iterator.element_spec])
def compute_doubled(element):
    doubled = 2 * element  # A pair of numbers.
    return doubled


iterator_2 = iter(numbers.batch(3))
scale = tf.Variable(3.0)


@tf.function(input_signature=[iterator_2.element_spec])
def compute_scaled(element_2):
    column = tf.reshape(
        tf.cast(element_2, tf.float32), [-1, 1]
    )
    return scale * column


rows = tf.data.Dataset.from_tensor_slices((np.arange(6), np.arange(6.0) / 2))
last_dataset = rows.skip(2)
late = iter(numbers.skip(7))


def next_number(source):
    return late.get_next().numpy()


last = iter(last_dataset)
for _ in range(2):
    print(compute_doubled(iterator.get_next()).numpy(), compute_scaled(iterator_2.get_next()).numpy())
print(next_number(late))
iterator_3 = iter(rows)
print(tuple(value.numpy() for value in iterator_3.get_next()))
while True:
    try:
        index, half = (value.numpy() for value in last.get_next())
        print(index, half)
    except tf.errors.OutOfRangeError:
        break
