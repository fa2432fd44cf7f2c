"""Forces, as gradients of an energy by the argument of a function."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([3], tf.float32)
def energy_and_force(pos):
    pos = tf.convert_to_tensor(pos)
    with tf.GradientTape() as tape:
        tape.watch(pos)
        shifted = pos - 1.0
        e = tf.reduce_sum(shifted ** 4)
    force = -tape.gradient(e, pos)
    return e, force


def compute_e2_and_f2(x):
    e2, f2 = energy_and_force(x * 2.)
    return e2, f2


@tf.function(input_signature=[x_spec])
def evaluate(x):
    e, f = energy_and_force(x)
    e2, f2 = compute_e2_and_f2(x)
    return e, f, e2, f2


@tf.function(input_signature=[x_spec])
def compute_f2(x):
    e2, f2 = compute_e2_and_f2(x)
    return f2


print([value.numpy() for value in evaluate(np.float32([1., 2., 3.]))])
print(compute_f2(np.float32([1., 2., 3.])).numpy())
