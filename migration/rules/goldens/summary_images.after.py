"""Writes images, which TensorFlow 1 scaled one by one, beside a saver of all variables."""

import os
import tempfile

import numpy as np
import tensorflow as tf


def scale_images(images):
    """Scales each image to the whole range of bytes; with negative values, 0 is in the middle."""
    if images.dtype == tf.uint8:
        return images
    low = tf.reduce_min(images, axis=[1, 2, 3], keepdims=True)
    high = tf.reduce_max(images, axis=[1, 2, 3], keepdims=True)
    signed = tf.math.divide_no_nan(127.0, tf.maximum(tf.abs(low), tf.abs(high)))
    scale = tf.where(low < 0, signed, tf.math.divide_no_nan(255.0, high))
    return tf.cast(images * scale + tf.where(low < 0, 128.0, 0.0), tf.uint8)


folder = tempfile.mkdtemp()
data = np.array([[-1, 2, 3, 4], [1, 2, 3, 5]], 'float32')

x_spec = tf.TensorSpec([None, 4], tf.float32)
w = tf.Variable(tf.ones([4, 1]), name='w')


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    return tf.reduce_mean(tf.matmul(x, w))


optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
optimizer.build([w])


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


saver = tf.train.CheckpointManager(
    tf.train.Checkpoint(w=w, optimizer=optimizer),
    folder,
    max_to_keep=5,
    checkpoint_name='images.ckpt',
)
writer = tf.summary.create_file_writer(folder)


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_merged(x, step):
    images = tf.reshape(x, [-1, 2, 2, 1])
    with writer.as_default(step=step):
        tf.summary.image('input', scale_images(images), max_outputs=2)


for turn in range(3):
    train_step(np.float32(data))
    write_merged(np.float32(data), turn)
    print(optimizer.iterations.numpy(), compute_loss(np.float32(data)).numpy())
path = saver.save(checkpoint_number=optimizer.iterations)
print(os.path.basename(path))
train_step(np.float32(data))
saver.checkpoint.restore(path).assert_existing_objects_matched()
print(optimizer.iterations.numpy(), compute_loss(np.float32(data)).numpy())
