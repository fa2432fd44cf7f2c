"""A dataset that is made from placeholders, and elements that are fed for a test."""

import numpy as np
import tensorflow as tf


def make_dataset(features, labels):
    dataset = tf.data.Dataset.from_tensor_slices((features, labels))
    dataset = dataset.batch(2)  # the last one is smaller
    return dataset.repeat(2)


w = tf.Variable([1.0, 2.0])


@tf.function(input_signature=[
    tf.TensorSpec([None, 2], tf.float32), tf.TensorSpec([None], tf.float32),
])
def compute_loss(x, y):
    return tf.reduce_sum(tf.square(tf.reduce_sum(x * w, 1) - y))


optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[
    tf.TensorSpec([None, 2], tf.float32), tf.TensorSpec([None], tf.float32),
])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


data, target = np.arange(10).reshape(5, 2), np.arange(5)
iterator = iter(make_dataset(np.float32(data), np.float32(target)))

for step in range(20):
    try:
        train_loss = train_step(*iterator.get_next()).numpy()
        if step % 2 == 0:
            test_loss = compute_loss(np.float32(data), np.float32(target)).numpy()
            print(step, train_loss, test_loss)
    except tf.errors.OutOfRangeError:
        print('the end, after', step)
        break
print(w.numpy())
