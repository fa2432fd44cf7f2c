"""Layers kept in a list and in a dictionary while the graph is built."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(5, 4).astype(np.float32)
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))

x_spec = tf.TensorSpec([None, 4], tf.float32)


def compute_outputs(x):
    outputs = []  # of all layers
    h = x
    for _ in range(3):
        h = tf.tanh(tf.matmul(h, W))
        outputs.append(h)
    return outputs


@tf.function(input_signature=[x_spec])
def compute_total(x):
    outputs = compute_outputs(x)
    return tf.add_n(outputs)


def compute_last(outputs):
    return outputs[-1]


def compute_output(x, outputs):
    last = compute_last(outputs)
    hidden = tf.sigmoid(tf.matmul(x, W))
    return tf.reduce_sum(hidden * last, axis=1)


@tf.function(input_signature=[x_spec])
def evaluate_output(x):
    outputs = compute_outputs(x)
    return compute_output(x, outputs)


def compute_penalties_and_loss(x, outputs):
    output = compute_output(x, outputs)
    penalties = [tf.nn.l2_loss(w) for w in (W, W * 2.0)]
    loss = tf.reduce_mean(output) + sum(penalties)
    return penalties, loss


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        outputs = compute_outputs(x)
        penalties, loss = compute_penalties_and_loss(x, outputs)
    optimizer.apply_gradients([(tape.gradient(loss, W), W)])


print(compute_total(data).numpy())


@tf.function(input_signature=[x_spec])
def compute_outputs_and_last(x):
    outputs = compute_outputs(x)
    last = compute_last(outputs)
    return outputs[0], last


print([value.numpy() for value in compute_outputs_and_last(data)])
for _ in range(3):
    train_step(data)
print(evaluate_output(data).numpy())


@tf.function(input_signature=[x_spec])
def compute_loss_and_penalties(x):
    outputs = compute_outputs(x)
    penalties, loss = compute_penalties_and_loss(x, outputs)
    return loss, penalties[1]


print([value.numpy() for value in compute_loss_and_penalties(data)])
