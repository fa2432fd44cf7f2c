"""A name whose first two values functions need, and that is bound a third time."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
i = 0
i_value = i + 1


@tf.function(input_signature=[x_spec])
def compute_first_and_second(x):
    x = tf.cast(x, tf.float32)
    first = x + i
    second = x + i_value
    return first, second


i_value_2 = 10

print([value.numpy() for value in compute_first_and_second(np.float32([1.0]))], i_value_2)
