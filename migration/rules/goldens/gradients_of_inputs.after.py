"""First and second derivatives with respect to what is fed."""

import tensorflow as tf

x_spec = tf.TensorSpec(None, tf.float32)


def compute_y(x):
    return x ** 3 + 2 * x


@tf.function(input_signature=[x_spec])
def compute_dy(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = compute_y(x)
    return tape.gradient(y, x)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as outer_tape:
        outer_tape.watch(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = compute_y(x)
        dy = tape.gradient(y, x)
    d2y = outer_tape.gradient(dy, x)
    return y, dy, d2y


@tf.function(input_signature=[x_spec])
def compute_d2y(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as outer_tape:
        outer_tape.watch(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = compute_y(x)
        dy = tape.gradient(y, x)
    return outer_tape.gradient(dy, x)


print([value.numpy() for value in evaluate(2.0)])
print(compute_d2y(3.0).numpy())
print(compute_dy(3.0).numpy())
