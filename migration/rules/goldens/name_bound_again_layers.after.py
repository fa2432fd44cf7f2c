"""Layers that call their weights alike, and two optimizers under one name that both go on working."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(0).uniform(0, 1, (12, 6)).astype(np.float32)
x_spec = tf.TensorSpec([None, 6], tf.float32)

weights = tf.Variable(tf.random.normal([6, 3], stddev=0.1), name='weights')
biases = tf.Variable(tf.zeros([3]), name='biases')


def compute_code(x):
    return tf.nn.tanh(tf.matmul(x, weights) + biases)


decode_weights = tf.Variable(tf.random.normal([3, 6], stddev=0.1), name='weights')
decode_biases = tf.Variable(tf.zeros([6]), name='biases')

w = tf.Variable(tf.ones([3]))
w_2 = tf.Variable(0.5)


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    code = compute_code(x)
    decoded = tf.matmul(code, decode_weights) + decode_biases
    return tf.reduce_mean(tf.square(decoded - x))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_code_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    variables = [weights, biases, decode_weights, decode_biases]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


optimizer_2 = tf.keras.optimizers.SGD(0.05, momentum=0.5)


@tf.function(input_signature=[x_spec])
def train_score_step(x):
    with tf.GradientTape() as tape:
        code = compute_code(x)
        score = tf.reduce_sum(code * w, axis=1)
        score = score * w_2
        error = tf.reduce_mean(tf.square(score - 1.0))
    optimizer_2.apply_gradients([(tape.gradient(error, w_2), w_2)])
    return error


for _ in range(4):
    train_code_step(data)
    value = train_score_step(data).numpy()
    print(compute_loss(data).numpy(), value)
print(decode_biases.numpy(), w_2.numpy())
