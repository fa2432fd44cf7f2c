"""A recurrent network unrolled by a loop over tensor arrays, trained through it."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 4], tf.float32)
w = tf.Variable(np.eye(4).astype(np.float32) * 0.5, name='w')


def compute_last_and_outputs(x):
    steps = tf.shape(x)[0]
    inputs = tf.TensorArray(tf.float32, size=steps).unstack(x)
    outputs = tf.TensorArray(dtype=tf.float32, size=steps, clear_after_read=False)

    def step(t, h, out):
        h = tf.tanh(inputs.read(t) + tf.matmul(h, w))
        out = out.write(t, h[0])
        return t + 1, h, out

    _, last, outputs = tf.while_loop(lambda t, *_: t < steps, step, [0, tf.zeros([1, 4]), outputs])
    return last, outputs


@tf.function(input_signature=[x_spec])
def compute_last(x):
    last, outputs = compute_last_and_outputs(x)
    return last


@tf.function(input_signature=[x_spec])
def compute_sequence(x):
    last, outputs = compute_last_and_outputs(x)
    return outputs.stack()


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    sequence = compute_sequence(x)
    return tf.reduce_sum(tf.square(sequence))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


data = np.random.RandomState(0).randn(5, 4)
for _ in range(3):
    train_step(np.float32(data))
    print(compute_loss(np.float32(data)).numpy())
print(compute_sequence(np.float32(data)).numpy())
print(compute_last(np.float32(data)).numpy())
