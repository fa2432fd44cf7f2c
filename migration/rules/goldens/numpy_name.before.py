"""Arrays under names that NumPy had until its second version."""

import numpy as np
import tensorflow as tf

LIMIT = np.Inf


def mask(values, kind=np.bool):
    return np.array(values, dtype=kind)


data = np.arange(6).astype(np.float).reshape(2, 3)
counts = np.array([1, 2, 3], dtype=np.int)
text = np.uint8(counts).tostring()
again = np.fromstring(text, dtype=np.uint8)
size = np.product(data.shape)
names = np.array(['a', 'b'], dtype=np.object)
first = np.asscalar(data[0, :1])
lowest = -np.inf if np.alltrue(mask([1, 0])) else np.NINF
spread = np.msort(data)[1]

x = tf.placeholder(tf.float32, [None, 3], name='x')
chosen = tf.placeholder(tf.bool, [None], name='chosen')
total = tf.reduce_sum(tf.boolean_mask(x, chosen))

with tf.Session() as sess:
    print(sess.run(total, {x: data, chosen: mask([1, 0])}))
    print(sess.run(total * float(size), {x: data + np.float_(first), chosen: np.ones(2, np.bool)}))
    print(list(again), lowest, LIMIT, names, spread, np.isnan(np.NaN), np.fromstring('1 2', sep=' '))
