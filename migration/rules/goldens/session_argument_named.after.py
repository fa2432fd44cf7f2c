"""Functions with annotations and with parameters that are given by name."""
from typing import List

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    x = tf.cast(x, tf.float32)
    return x * 2.0


def run(value: List[float] = (1.0, 2.0)) -> np.ndarray:
    return compute_y(np.float32(value)).numpy()


def run_by_name(value, *, times=1):
    return compute_y(np.float32(value)).numpy() * times


print(run(), run([3.0]))
print(run_by_name([1.0, 2.0], times=3))
