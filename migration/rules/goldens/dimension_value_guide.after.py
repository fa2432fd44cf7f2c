"""Shapes and their dimensions, as the guide to migrating to TensorFlow 2 shows them."""

import tensorflow as tf

i = 0
shape = tf.TensorShape([16, None, 256])
value = shape[i]
print(value)

for dim in shape:
    value = dim
    print(value)
print([dim for dim in shape], shape.as_list(), shape.ndims, len(shape))

other_dim = 16
dim = shape.dims[i]
dim.assert_is_compatible_with(other_dim)
print(dim.value, dim.is_compatible_with(other_dim), dim.is_compatible_with(3))

Dimension = lambda size: tf.TensorShape([size]).dims[0]
if shape.ndims is None:
    dim = Dimension(None)
else:
    dim = shape.dims[i]
print(dim.is_compatible_with(other_dim), dim.value, tf.TensorShape([3]).dims[0].value)

# Twice a size that is not known is not known either.
twice = shape.dims[1] * 2
print(twice.value, (shape[0] * 2), (shape.dims[1] + shape.dims[2]).value)

print(bool(tf.TensorShape([])))  # Scalar
print(bool(tf.TensorShape([0])))  # 0-length vector
print(bool(tf.TensorShape([1])))  # 1-length vector
print(bool(tf.TensorShape([None])))  # Unknown-length vector
print(bool(tf.TensorShape([1, 10, 100])))  # 3D tensor
print(bool(tf.TensorShape([None, None, None])))  # 3D tensor with no known dimensions
print(bool(tf.TensorShape(None)))  # A tensor with unknown rank.

shape = tf.TensorShape(None)
if shape:
    dim = shape.dims[i]
    print(dim.is_compatible_with(other_dim))

print(tf.zeros([2, value]).numpy().shape)
