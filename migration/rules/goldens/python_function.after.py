"""Python functions in the graph: with one output, several, or none, and what they do besides."""

import numpy as np
import tensorflow as tf

seen = []


def remember(value):
    seen.append(float(value))
    return np.float32(len(seen))


x_spec = tf.TensorSpec([], tf.float32)
rows_spec = tf.TensorSpec([None, 2], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_count_and_tenfold(x):
    count = tf.numpy_function(remember, [x], tf.float32)
    tenfold = count * 10.0
    return count, tenfold


@tf.function(input_signature=[x_spec])
def compute_tenfold(x):
    count, tenfold = compute_count_and_tenfold(x)
    return tenfold


@tf.function(input_signature=[rows_spec])
def compute_smallest_and_largest(rows):
    smallest, largest = tf.numpy_function(lambda a: (a.min(), a.max()), [rows], [tf.float32, tf.float32], name='ends')
    return smallest, largest


@tf.function(input_signature=[x_spec])
def compute_forget(x):
    tf.numpy_function(lambda v: seen.remove(float(v)), [x], [])


w = tf.Variable([[1.0], [2.0]])
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[rows_spec])
def train_step(rows):
    with tf.GradientTape() as tape:
        ordered = tf.numpy_function(func=np.sort, inp=[rows], Tout=tf.float32, stateful=False)
        loss = tf.reduce_sum(tf.square(tf.matmul(tf.stop_gradient(ordered), w)))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


print(compute_tenfold(1.5).numpy())
print([value.numpy() for value in compute_count_and_tenfold(2.5)])
compute_forget(1.5)
print(seen)
table = [[3.0, 1.0], [2.0, 5.0]]
print([value.numpy() for value in compute_smallest_and_largest(np.float32(table))])


@tf.function(input_signature=[rows_spec])
def compute_difference(rows):
    spread = tf.numpy_function(np.ptp, [rows], tf.float32)
    mean = tf.numpy_function(np.mean, [rows], tf.float32)
    return spread - mean


print(compute_difference(np.float32(table)).numpy())
for _ in range(2):
    value = train_step(np.float32(table)).numpy()
    print(value)
