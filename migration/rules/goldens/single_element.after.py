"""A line through points whose slope and offset are vectors of one element."""

import math

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.float32, name='y')
slope = tf.Variable(tf.constant(0.5, shape=[1]), name='slope')
offset = tf.Variable(tf.zeros([1, 1]), name='offset')
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        guess = slope * x + tf.reshape(offset, [1])
        loss = tf.reduce_mean(tf.square(guess - y))
    variables = [slope, offset]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss, slope, offset


data = np.arange(4.0)
for step in range(3):
    value, a, b = (
        value.numpy() for value in train_step(np.float32(data), np.float32(2 * data + 1)))
    print('%d: loss %.4f, slope %.3f, offset %s' % (step, value, a.item(), b))
    print('slope %5.2f%%' % a.item(), round(a[0], 3), float(b.item()), math.sqrt(a.item()))
print('last slope: %g' % slope.numpy().item(), int(offset.numpy().item()), 'of %s' % slope.numpy())
