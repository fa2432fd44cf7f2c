"""Losses that a program keeps in collections of its own, and of TensorFlow's."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([3], tf.float32)
w = tf.Variable(tf.constant_initializer(2.0)([3]), name='w')
b = tf.Variable(0.5, name='b')


@tf.function(input_signature=[x_spec])
def compute_total(x):
    error = tf.reduce_mean(tf.square(x * w + b))
    size = 0.3 * tf.reduce_sum(tf.abs(w))
    penalties = [0.1 * tf.nn.l2_loss(w), 0.5 * tf.reduce_sum(tf.abs(b))]
    return tf.add_n([error, size] + penalties, name='total')


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        total = compute_total(x)
    variables = [w, b]
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))


# Nothing adds to this one.
print(len([]), 2)

b.assign(0.25)
for i in range(3):
    train_step(np.float32([1.0, 2.0, 3.0]))
    print(compute_total(np.float32([1.0, 2.0, 3.0])).numpy(), w.numpy())
