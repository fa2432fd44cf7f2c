"""Summaries of several collections, under names that loops and functions put together."""

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


x_spec = tf.TensorSpec([None, 8], tf.float32, name='x')


class Dense(tf.Module):
    def __init__(self, size):
        super().__init__()
        self.w = tf.Variable(tf.constant_initializer(0.1)([8, size]), name='first/w')
        self.b = tf.Variable(tf.zeros_initializer()([size]), name='first/b')

    def __call__(self, inputs):
        return tf.matmul(inputs, self.w) + self.b


dense = Dense(8)


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    out = dense(x)
    return tf.reduce_mean(tf.square(out - 1.0))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    variables = dense.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


nothing = None

writer = tf.summary.create_file_writer(tempfile.mkdtemp())


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_merged(x, step):
    loss = compute_loss(x)
    with writer.as_default(step=step):
        tf.summary.scalar('costs/costs/loss', loss)
        tf.summary.scalar('half', 0.5 * loss)
        for var in [dense.w, dense.b]:
            tf.summary.histogram(var.name.split(':')[0] + '_1', var)
            tf.summary.histogram(('again/' + var.name).replace(':', '_'), var)


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_sizes(x, step):
    loss = compute_loss(x)
    with writer.as_default(step=step):
        tf.summary.scalar('half', 0.5 * loss)


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_pictures(x, step):
    with writer.as_default(step=step):
        tf.summary.image('rows', scale_images(tf.reshape(x, [-1, 2, 4, 1])), max_outputs=1)


data = np.random.RandomState(2).rand(3, 8)
for step in range(3):
    write_merged(np.float32(data), step)
    train_step(np.float32(data))
write_sizes(np.float32(data), 3)
write_pictures(np.float32(data), 3)
print(compute_loss(np.float32(data)).numpy(), nothing)
writer.close()
