"""Writes merged summaries with each training step, and those of other data now and then."""

import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
w = tf.Variable(tf.ones([2, 1]), name='w')


def compute_hidden_and_loss(x):
    hidden = tf.sigmoid(tf.matmul(x, w))
    loss = tf.reduce_mean(hidden)
    return hidden, loss


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)

train_writer = tf.summary.create_file_writer(folder + '/train')


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def train_step(x, step):
    with tf.GradientTape() as tape:
        hidden, loss = compute_hidden_and_loss(x)
    with train_writer.as_default(step=step):
        tf.summary.histogram('layer/hidden', hidden)
        tf.summary.scalar('Loss/value', loss)  # In its scope.
        # The scope has this name already, but for the case.
        tf.summary.scalar('loss_1', 2.0 * loss)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


test_writer = tf.summary.create_file_writer(folder + '/test', flush_millis=10000)


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def write_merged(x, step):
    hidden, loss = compute_hidden_and_loss(x)
    with test_writer.as_default(step=step):
        tf.summary.histogram('layer/hidden', hidden)
        tf.summary.scalar('Loss/value', loss)  # In its scope.
        # The scope has this name already, but for the case.
        tf.summary.scalar('loss_1', 2.0 * loss)


for turn in range(4):
    value = train_step(np.float32(data), turn).numpy()
    if turn % 2 == 0:
        write_merged(np.float32(2 * data), turn)
        print(turn, value)
train_writer.close()
test_writer.close()
