"""Tells TensorFlow shapes that it cannot find out by itself."""

import numpy as np
import tensorflow as tf

target_spec = tf.TensorSpec([None, 1], tf.float32, name='target')
calls = []


def doubled(rows):
    calls.append(len(rows))
    return np.float32(2.0 * rows)


def shifted(rows):
    moved = tf.numpy_function(lambda r: r + np.float32(1.0), [rows], tf.float32)
    moved.set_shape(rows.get_shape())
    return moved


def compute_rows(raw):
    rows = tf.numpy_function(doubled, [raw], tf.float32)
    rows = tf.ensure_shape(rows, [None, 3])  # NumPy does not tell.
    return shifted(rows)


w = tf.Variable(tf.ones_initializer()([3, 1]), name='w')


@tf.function(input_signature=[tf.TensorSpec([None, 3], tf.float32)])
def compute_sums_and_w(raw):
    rows = compute_rows(raw)
    array = tf.TensorArray(tf.float32, size=3)
    _, array = tf.while_loop(
        lambda i, _: i < 3, lambda i, a: (i + 1, a.write(i, tf.reduce_sum(rows[:, i]))), (0, array)
    )
    sums = array.stack()
    sums = tf.ensure_shape(sums, [3])
    return sums, w


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[target_spec, tf.TensorSpec([None, 3], tf.float32)])
def train_step(target, raw):
    with tf.GradientTape() as tape:
        rows = compute_rows(raw)
        guess = tf.matmul(rows, w)
        loss = tf.reduce_mean(tf.square(guess - target))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


data = np.random.RandomState(0).rand(4, 3)
for step in range(3):
    value = train_step(np.float32(data[:, :1]), np.float32(data)).numpy()
    print(step, value)
print([value.numpy() for value in compute_sums_and_w(np.float32(data))], calls)
