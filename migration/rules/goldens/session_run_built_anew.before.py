"""Operations that are made anew wherever they are run: in turns of loops and in functions."""

import numpy as np
import tensorflow as tf

peaks = tf.Variable([False] * 6, name='peaks')
height = tf.Variable(0.0, name='height')
lowest = tf.Variable(9.0, name='lowest')
data = [1.0, 5.0, 2.0, -1.0, 4.0, 3.5]
sess = tf.InteractiveSession()
sess.run(tf.global_variables_initializer())


def raise_to(value):
    # As high as it gets.
    higher = tf.assign(height, tf.maximum(height, value))
    return sess.run(higher)


def restart():
    update = height.assign(0.0)
    sess.run(update)


for i in range(1, len(data)):
    if data[i] - data[i - 1] > 3.0:
        known = peaks.eval()
        known[i] = True
        updater = tf.assign(peaks, known)
        updater.eval()
    least = np.minimum(data[i], lowest.eval())
    lower = tf.assign(
        lowest, least)
    sess.run(lower)
    print(i, raise_to(data[i]))
print(peaks.eval(), sess.run([height, lowest]))
restart()
print(sess.run(height))
sess.close()
