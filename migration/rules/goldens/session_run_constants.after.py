"""Constants and what is computed from them: they need no function."""

import numpy as np
import tensorflow as tf

a = tf.constant([[1, 2], [3, 4]])
half = a / 2
total = tf.reduce_sum(a)
mixed = tf.constant([1.0]) + np.array([1.0, 2.0])
x_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y_and_total(x):
    y = x * tf.cast(total, tf.float32)
    return y, total


print(half.numpy(), (a // 2).numpy(), (a ** 2).numpy(), (2 - a).numpy(), (-a).numpy())
print((tf.cast(a, tf.float32) * 0.5).numpy(), tf.equal(a, 2).numpy(), (a > 2).numpy())
print((a * a).numpy().sum(), (a.numpy() == a.numpy()).all(), a[0].numpy(), mixed.numpy())
count = total.numpy()
print(count + 1, [0] * count, [half.numpy(), total.numpy()])
print([value.numpy() for value in compute_y_and_total(np.float32([0.5]))])
