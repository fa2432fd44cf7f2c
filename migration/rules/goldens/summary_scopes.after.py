"""Summaries that functions make, under tags which begin with the scopes around their calls."""

import tempfile

import numpy as np
import tensorflow as tf


def variable_summaries(var):
    """Attaches summaries to a tensor."""
    with tf.name_scope('summaries'):
        mean = tf.reduce_mean(var)
        tf.summary.scalar('average', mean)
        tf.summary.histogram('histogram', var)


class Dense(tf.Module):
    """Makes a layer."""

    def __call__(self, inputs, size, name, activation=tf.nn.relu):
        with tf.name_scope(name):
            if not hasattr(self, 'weights'):
                with tf.init_scope():
                    self.weights = tf.Variable(tf.constant_initializer(0.1)([inputs.get_shape()[1], size]), name='weights')
            variable_summaries(self.weights)
            if not hasattr(self, 'biases'):
                with tf.init_scope():
                    self.biases = tf.Variable(tf.zeros([size]), name='biases')
            out = activation(tf.matmul(inputs, self.weights) + self.biases)
            tf.summary.histogram('out', out)
            return out


x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)

first = Dense()
second = Dense()


def compute_loss(x, y):
    hidden = first(x, 3, 'first')
    out = second(hidden, 2, 'second', activation=tf.identity)
    difference = out - y
    loss = tf.reduce_mean(tf.square(difference))
    return hidden, out, difference, loss


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    x = tf.cast(x, tf.float32)
    with tf.GradientTape() as tape:
        hidden, out, difference, loss = compute_loss(x, y)
    variables = [*first.trainable_variables, *second.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


rng = np.random.RandomState(0)
writer = tf.summary.create_file_writer(tempfile.mkdtemp())


@tf.function(input_signature=[x_spec, y_spec, tf.TensorSpec([], tf.int64)])
def compute_merged_and_loss(x, y, step):
    x = tf.cast(x, tf.float32)
    with writer.as_default(step=step):
        hidden, out, difference, loss = compute_loss(x, y)
        with tf.name_scope('error'):
            with tf.name_scope('difference'):
                # Both signs are interesting.
                variable_summaries(difference)
        tf.summary.scalar('mse', loss)
        return loss


for step in range(3):
    batch, targets = rng.rand(5, 4), rng.rand(5, 2)
    train_step(np.float32(batch), np.float32(targets))
    value = compute_merged_and_loss(np.float32(batch), np.float32(targets), step).numpy()
    print(step, value)
writer.close()
