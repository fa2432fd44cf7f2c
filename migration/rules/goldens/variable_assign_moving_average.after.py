"""A moving average that is kept by hand, with an assignment that uses the old value."""

import numpy as np
import tensorflow as tf

decay = 0.75
signal_spec = tf.TensorSpec([2], tf.float32)
average = tf.Variable(tf.zeros([2]), trainable=False)


@tf.function(input_signature=[signal_spec])
def run_update(signal):
    return average.assign(decay * average + (1 - decay) * signal)


@tf.function(input_signature=[signal_spec])
def compute_difference(signal):
    return signal - average


for step in range(4):
    print(compute_difference(np.float32([1.0, step])).numpy())
    new = run_update(np.float32([1.0, step])).numpy()
    print(step, new)
print(average.numpy())
