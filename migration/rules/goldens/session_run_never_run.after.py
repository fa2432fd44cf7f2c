"""What is computed from random numbers that are run, and is never run itself."""

import tensorflow as tf


@tf.function
def compute_x():
    return tf.random.uniform([], -1, 1, seed=3)


y = tf.random.uniform([], -1, 1, seed=5)

# Another exercise.
start = tf.random.normal([3], seed=7)
w = tf.Variable(start * 2.0)
z = tf.linalg.tensor_diag(tf.linspace(1.0, 2.0, 3))

print(compute_x().numpy().shape, w.numpy().shape)
print(z.numpy())
