"""Lists of graph values that are turned round, and get and lose elements in between."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)


def compute_middle(x):
    levels = []
    for i in range(3):
        levels.append(x * float(i + 1))
    # The last one comes first.
    levels.reverse()
    levels.insert(0, x)
    last = levels.pop()
    levels.insert(1, last + 1.0)
    middle = levels.pop(2)
    return last, levels, middle


@tf.function(input_signature=[x_spec])
def compute_levels(x):
    x = tf.cast(x, tf.float32)
    last, levels, middle = compute_middle(x)
    return levels


def compute_total(levels):
    return tf.add_n(levels)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    x = tf.cast(x, tf.float32)
    last, levels, middle = compute_middle(x)
    total = compute_total(levels)
    return total, last, middle


def pyramid(image, depth):
    scaled = [image]
    for _ in range(depth):
        scaled.insert(0, scaled[0] * 0.5)
    scaled.reverse()
    return scaled


def compute_sizes(levels):
    total = compute_total(levels)
    return pyramid(total, 2)


@tf.function(input_signature=[x_spec])
def evaluate_sizes(x):
    last, levels, middle = compute_middle(x)
    return compute_sizes(levels)


print([value.numpy() for value in evaluate(np.float32([1, 2]))])
print([value.numpy() for value in compute_levels(np.float32([3]))])


@tf.function(input_signature=[x_spec])
def evaluate_sizes_2(x):
    last, levels, middle = compute_middle(x)
    sizes = compute_sizes(levels)
    return sizes[-1]


print([value.numpy() for value in evaluate_sizes(np.float32([3]))], evaluate_sizes_2(np.float32([2])).numpy())
