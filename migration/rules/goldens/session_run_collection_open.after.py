"""Lists and dictionaries of tensors whose length only Python knows, fetched as a whole."""

import numpy as np
import tensorflow as tf

rates = np.linspace(0.5, 1.5, int(np.ones(3).sum()))
count = len(np.unique([3, 1, 3]))

x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable([1.0, 2.0])


def compute_powers(x):
    return [x ** i for i in range(count)]


@tf.function(input_signature=[x_spec])
def evaluate_powers(x):
    x = tf.cast(x, tf.float32)
    return compute_powers(x)


@tf.function(input_signature=[x_spec])
def compute_named(x):
    x = tf.cast(x, tf.float32)
    powers = compute_powers(x)
    named = {}
    for i in range(count):
        named['power%d' % i] = (powers[i] + 1.0, x * w)
    return named


def compute_scaled_and_total(x):
    scaled = []
    for rate in rates:
        if rate > 0.75:
            scaled.append(tf.reduce_sum(w * x) * rate)
    total = tf.add_n(scaled)
    return scaled, total


@tf.function(input_signature=[x_spec])
def evaluate_scaled_and_total(x):
    scaled, total = compute_scaled_and_total(x)
    return [scaled, total]


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        scaled, total = compute_scaled_and_total(x)
    optimizer.apply_gradients([(tape.gradient(total, w), w)])
    return [None, scaled]


for value in [value.numpy() for value in evaluate_powers(np.float32([1, 2]))]:
    print(value)
found, sum_ = tf.nest.map_structure(lambda value: value.numpy(), evaluate_scaled_and_total(np.float32([1, 2])))
print(len(found), found[-1], sum_)
_, found = tf.nest.map_structure(lambda value: value if value is None else value.numpy(), train_step(np.float32([1, 2])))
print(found)
pairs = tf.nest.map_structure(lambda value: value.numpy(), compute_named(np.float32([1, 3])))
print(pairs['power1'][0], pairs['power1'][1], sorted(pairs))
