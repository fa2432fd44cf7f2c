"""Several statements on one line, with runs among them."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable(2.0)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return w * x


count = 0; total = 0.0

a = compute_y(1.0).numpy(); b = compute_y(2.0).numpy(); count += 1
for i in range(2):
    total += compute_y(np.float32(i)).numpy(); count += 1  # both
print(a, b, count, total)
