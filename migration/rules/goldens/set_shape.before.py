"""Tells TensorFlow shapes that it cannot find out by itself."""

import numpy as np
import tensorflow as tf

raw = tf.placeholder(tf.float32, name='raw')
target = tf.placeholder(tf.float32, [None, 1], name='target')
raw.set_shape([None, 3])
calls = []


def doubled(rows):
    calls.append(len(rows))
    return np.float32(2.0 * rows)


def shifted(rows):
    moved = tf.py_func(lambda r: r + np.float32(1.0), [rows], tf.float32)
    moved.set_shape(rows.get_shape())
    return moved


rows = tf.py_func(doubled, [raw], tf.float32)
rows.set_shape([None, 3])  # NumPy does not tell.
rows = shifted(rows)
w = tf.get_variable('w', [3, 1], initializer=tf.ones_initializer())
array = tf.TensorArray(tf.float32, size=3)
_, array = tf.while_loop(
    lambda i, _: i < 3, lambda i, a: (i + 1, a.write(i, tf.reduce_sum(rows[:, i]))), (0, array)
)
sums = array.stack()
sums.set_shape([3])
guess = tf.matmul(rows, w)
loss = tf.reduce_mean(tf.square(guess - target))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.random.RandomState(0).rand(4, 3)
    for step in range(3):
        _, value = sess.run([train, loss], {raw: data, target: data[:, :1]})
        print(step, value)
    print(sess.run([sums, w], {raw: data}), calls)
