"""Scopes in functions: they name variables and operations, and find variables again."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(5).randn(6, 3).astype(np.float32)


w = tf.Variable(tf.constant_initializer(0.2)([3, 2]), name='pair/encoder/w')


def encode(inputs, reuse=None):
    # The weights come first.
    out = tf.matmul(inputs, w)
    return tf.nn.relu(out, name='encoder')


def penalty():
    return tf.nn.l2_loss(w)


x_spec = tf.TensorSpec([None, 3], tf.float32)
known = w

first = tf.Variable(tf.constant_initializer(1.0)([]), name='block/v')
second = tf.Variable(tf.constant_initializer(2.0)([]), name='block_1/v')
third = second
print(first.name, second.name, third.name, known.name)


def compute_loss(x):
    left = encode(x)
    right = encode(2.0 * x)
    again = encode(x)
    size = penalty()
    distance = tf.reduce_mean(tf.square(left - right) + tf.square(again))
    return distance + size + first * second * third


@tf.function(input_signature=[x_spec])
def evaluate(x):
    loss = compute_loss(x)
    return loss, first, second


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    variables = [w, first, second]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for i in range(3):
    train_step(data)
    print([value.numpy() for value in evaluate(data)])
