"""Gradients of values that have no names."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([2], tf.float32)
w = tf.Variable([1., 2.])


def compute_out(x):
    return tf.nn.softmax(x * w)


@tf.function(input_signature=[x_spec])
def compute_g0(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        out = compute_out(x)
        output = out[0]
    return tape.gradient(output, x)


@tf.function(input_signature=[x_spec])
def compute_g0_and_g1(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        out = compute_out(x)
        output = out[0]
        output_2 = tf.reduce_sum(out * out)
    g0 = tape.gradient(output, x)
    g1 = tape.gradient(output_2, [x, w])
    return g0, g1[1]


print([value.numpy() for value in compute_g0_and_g1(np.float32([.3, .6]))])
print(compute_g0(np.float32([.3, .6])).numpy())
