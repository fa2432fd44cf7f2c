"""Parts of what a run returns, and other uses of the whole."""

import tensorflow as tf
x_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y_and_z(x):
    x = tf.cast(x, tf.float32)
    y = x * 2
    z = y + 1
    return y, z


@tf.function(input_signature=[x_spec])
def evaluate(x):
    x = tf.cast(x, tf.float32)
    y, z = compute_y_and_z(x)
    return y, z, y


a, b, c = (value.numpy() for value in evaluate(1.0))
print(a, b, c)
a, *rest = [value.numpy() for value in evaluate(1.0)]
print(a, rest)
d = e = [value.numpy() for value in compute_y_and_z(2.0)]
print(d, e)
s = {}
s['a'], s['b'] = (value.numpy() for value in compute_y_and_z(3.0))
print(s)
print([value.numpy() for value in compute_y_and_z(3.0)][-1:], [value.numpy() for value in compute_y_and_z(3.0)][::-1], tuple(value.numpy() for value in compute_y_and_z(3.0))[0:1])
i = 1
print([value.numpy() for value in compute_y_and_z(3.0)][i])
print(dict(zip(['y', 'z'], [value.numpy() for value in compute_y_and_z(3.0)])))
print(*[value.numpy() for value in compute_y_and_z(3.0)])
print(sum([value.numpy() for value in compute_y_and_z(3.0)]))
for v in [value.numpy() for value in compute_y_and_z(1.0)]:
    print(v)
