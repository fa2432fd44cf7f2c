"""Operations that are made anew wherever they are run: in turns of loops and in functions."""

import numpy as np
import tensorflow as tf

peaks = tf.Variable([False] * 6, name='peaks')
height = tf.Variable(0.0, name='height')
lowest = tf.Variable(9.0, name='lowest')
data = [1.0, 5.0, 2.0, -1.0, 4.0, 3.5]

def raise_to(value):
    # As high as it gets.
    return height.assign(tf.maximum(height, value)).numpy()


def restart():
    height.assign(0.0)


for i in range(1, len(data)):
    if data[i] - data[i - 1] > 3.0:
        known = peaks.numpy()
        known[i] = True
        peaks.assign(known)
    least = np.minimum(data[i], lowest.numpy())
    lowest.assign(least)
    print(i, raise_to(data[i]))
print(peaks.numpy(), [height.numpy(), lowest.numpy()])
restart()
print(height.numpy())
