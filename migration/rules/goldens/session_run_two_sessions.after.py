"""Two sessions on one graph that holds no variables."""

import tensorflow as tf

a = tf.constant(2)
b = tf.constant(3)
x_spec = tf.TensorSpec(None, tf.int32)
y_spec = tf.TensorSpec(None, tf.int32)


@tf.function(input_signature=[x_spec, y_spec])
def compute_total(x, y):
    return tf.add(x, y)


@tf.function(input_signature=[x_spec, y_spec])
def compute_total_and_product(x, y):
    total = compute_total(x, y)
    product = tf.multiply(x, y)
    return total, product


print('constants:', (a + b).numpy(), (a * b).numpy())

print('fed:', compute_total(2, 3).numpy())
# Both at once.
print([value.numpy() for value in compute_total_and_product(4, 5)])
