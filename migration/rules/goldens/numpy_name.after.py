"""Arrays under names that NumPy had until its second version."""

import numpy as np
import tensorflow as tf

LIMIT = np.inf


def mask(values, kind=bool):
    return np.array(values, dtype=kind)


data = np.arange(6).astype(float).reshape(2, 3)
counts = np.array([1, 2, 3], dtype=int)
text = np.uint8(counts).tobytes()
again = np.frombuffer(text, dtype=np.uint8)
size = np.prod(data.shape)
names = np.array(['a', 'b'], dtype=object)
first = np.asarray(data[0, :1]).item()
lowest = -np.inf if np.all(mask([1, 0])) else -np.inf
spread = np.sort(data, axis=0)[1]

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
chosen_spec = tf.TensorSpec([None], tf.bool, name='chosen')


@tf.function(input_signature=[x_spec, chosen_spec])
def compute_total(x, chosen):
    return tf.reduce_sum(tf.boolean_mask(x, chosen))


print(compute_total(np.float32(data), np.bool_(mask([1, 0]))).numpy())


@tf.function(input_signature=[x_spec, chosen_spec])
def compute_product(x, chosen):
    total = compute_total(x, chosen)
    return total * float(size)


print(compute_product(np.float32(data + np.float64(first)), np.ones(2, bool)).numpy())
print(list(again), lowest, LIMIT, names, spread, np.isnan(np.nan), np.fromstring('1 2', sep=' '))
