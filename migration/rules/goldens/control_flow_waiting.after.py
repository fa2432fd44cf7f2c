"""A branch that waits for an update made before the condition, which happens in any case."""

import tensorflow as tf

x_spec = tf.TensorSpec([], tf.float32)
total = tf.Variable(1.0)


@tf.function(input_signature=[x_spec])
def run_y(x):
    x = tf.cast(x, tf.float32)
    update = total.assign_add(x)

    def add_and_square():
        # The sum changes first.
        return tf.square(x)

    return tf.cond(x > 1.5, add_and_square, lambda: x - 1.0)


print(run_y(2.0).numpy())
print(total.numpy())
print(run_y(1.0).numpy())
print(total.numpy())
