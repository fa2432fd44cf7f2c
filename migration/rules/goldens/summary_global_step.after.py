"""Numbers summaries by the global step, fetched by the same run or by another one."""

import numpy as np
import tempfile

import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable(2.0, name='w')


def compute_loss(x):
    return tf.reduce_mean(tf.square(w * x))


optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

writer = tf.summary.create_file_writer(tempfile.mkdtemp())


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    with writer.as_default(step=optimizer.iterations):
        tf.summary.scalar('loss', loss)
    return optimizer.iterations


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_summary(x, step):
    loss = compute_loss(x)
    with writer.as_default(step=step):
        tf.summary.scalar('loss', loss)


for _ in range(3):
    step = train_step(np.float32([1.0, 2.0])).numpy()
    print(step)
for _ in range(2):
    number = optimizer.iterations.numpy()
    write_summary(np.float32([1.0, 2.0]), number)
writer.flush()
