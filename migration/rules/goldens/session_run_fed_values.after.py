"""Feeds that take the place of constants and of values which the graph computes."""

import numpy as np
import tensorflow as tf

a = tf.add(2, 5)


@tf.function(input_signature=[tf.TensorSpec.from_tensor(a)])
def compute_b(a):
    return tf.multiply(a, 3)


x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')


def compute_h(x):
    return tf.nn.relu(x * 2, name='h')


def compute_s(h):
    return h + 1


@tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
def compute_y(s):
    return tf.reduce_sum(s)


@tf.function(input_signature=[x_spec])
def evaluate_y(x):
    h = compute_h(x)
    s = compute_s(h)
    return compute_y(s)


@tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
def evaluate_y_2(h):
    s = compute_s(h)
    return compute_y(s)


def compute_h_2(x):
    h = compute_h(x)
    return h - 3  # The name again, for another value.


def compute_z(h_2, s):
    return h_2 * s


@tf.function(input_signature=[
    tf.TensorSpec([None, 3], tf.float32), tf.TensorSpec([None, 3], tf.float32),
])
def evaluate_z(s, h_2):
    h_2 = tf.cast(h_2, tf.float32)
    return compute_z(h_2, s)


@tf.function(input_signature=[x_spec, tf.TensorSpec([None, 3], tf.float32)])
def evaluate_z_2(x, h_2):
    h = compute_h(x)
    s = compute_s(h)
    return compute_z(h_2, s)


@tf.function(input_signature=[x_spec, tf.TensorSpec([None, 3], tf.float32)])
def compute_z_and_s(x, s):
    h_2 = compute_h_2(x)
    z = compute_z(h_2, s)
    return z, tf.identity(s)


@tf.function(input_signature=[x_spec, tf.TensorSpec([None, 3], tf.float32)])
def evaluate_z_3(x, s):
    h_2 = compute_h_2(x)
    return compute_z(h_2, s)


rows = np.arange(6).reshape(2, 3)
print(compute_b(a).numpy())
print(compute_b(15).numpy())
replaced = {'a': 4}
print(compute_b(np.int32(replaced['a'])).numpy())

print(evaluate_y(np.float32(rows)).numpy())
print(evaluate_y_2(np.float32(rows)).numpy())
print(evaluate_z(np.float32(rows + 1), np.float32(rows)).numpy())
print(evaluate_z_2(np.float32(rows), np.float32(rows)).numpy())
print([value.numpy() for value in compute_z_and_s(s=np.float32(rows), x=np.float32(-rows))])
feeds = {}
feeds['s'] = rows
feeds.update({'x': np.ones((2, 3))})
print(evaluate_z_3(np.float32(feeds['x']), np.float32(feeds['s'])).numpy())
print(evaluate_z_3(np.float32(rows), np.float32(rows)).numpy())
# What nothing needs may be fed all the same.
print(compute_y(np.float32(rows)).numpy())
