"""Loops of tensors: one variable and several, nested ones, growing shapes, a limit, gradients."""

import numpy as np
import tensorflow as tf

n_spec = tf.TensorSpec([], tf.int32)
x_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable(0.5)


@tf.function(input_signature=[n_spec])
def compute_count(n):
    return tf.while_loop(lambda i: i < n, lambda i: [tf.add(i, 2)], [tf.constant(0)])[0]


def body(i, acc):
    h = tf.tanh(acc * w)
    return i + 1, h


@tf.function(input_signature=[n_spec])
def compute_a_and_b(n):
    _, (a, b) = tf.while_loop(lambda i, _: i < n, lambda i, p: (i + 1, (p[1], p[0] + p[1])),
                              (tf.constant(0), (tf.constant(1), tf.constant(1))))
    return a, b


@tf.function(input_signature=[n_spec, x_spec])
def compute_rows(n, x):
    return tf.while_loop(
        lambda m: tf.shape(m)[0] < n,
        lambda m: [tf.concat([m, m], axis=0)],  # twice as many
        loop_vars=[x],
        shape_invariants=[tf.TensorShape([None, 2])],
        back_prop=False)[0]


@tf.function(input_signature=[x_spec])
def compute_halved(x):
    return tf.while_loop(lambda v: tf.reduce_sum(v) > 1.0, lambda v: [v / 2], [x], maximum_iterations=3)[0]


optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[n_spec, x_spec])
def train_step(n, x):
    with tf.GradientTape() as tape:
        def cond(i, *_):
            return tf.less(i, n)

        # The state after n turns.
        _, state = tf.while_loop(cond, body, (0, x), parallel_iterations=1, swap_memory=False, name='turns')
        loss = tf.reduce_mean(tf.square(state))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


data = np.arange(6).reshape(3, 2)
print([compute_count(np.int32(k)).numpy() for k in range(4)])
print([[value.numpy() for value in compute_a_and_b(np.int32(k))] for k in range(5)])
print(compute_rows(5, np.float32(data)).numpy())
print(compute_halved(np.float32(data)).numpy())
for step in range(1, 4):
    value = train_step(np.int32(step), np.float32(data)).numpy()
    print(value)
print(w.numpy())
