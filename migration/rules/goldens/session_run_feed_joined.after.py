"""Dictionaries that are fed, made of others."""

import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    pred = tf.reduce_sum(x, 1)
    return tf.reduce_mean(tf.square(pred - y))


base = {'x': np.ones((2, 2))}
fd = {'y': [1, 2]}
fd.update(base)
print(compute_loss(np.float32(fd['x']), np.float32(fd['y'])).numpy())
fd.update({'y': [3, 4]})
print(compute_loss(np.float32(fd['x']), np.float32(fd['y'])).numpy())
print(compute_loss(np.float32(base['x']), np.float32([0, 1])).numpy())
both = {**base, 'y': [5, 5]}
print(compute_loss(np.float32(both['x']), np.float32(both['y'])).numpy())
c = dict(both)
c['y'] = [1, 1]
print(compute_loss(np.float32(c['x']), np.float32(c['y'])).numpy(), compute_loss(np.float32(both['x']), np.float32(both['y'])).numpy())
d = both.copy()
d['x'] = [[1, 1], [2, 2]]
print(compute_loss(np.float32(d['x']), np.float32(d['y'])).numpy())
for i in range(2):
    fd = {'x': [[i, i]]}
    fd['y'] = [i]
    print(compute_loss(np.float32(fd['x']), np.float32(fd['y'])).numpy())
