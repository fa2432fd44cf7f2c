"""Gradients of rows of a table, where the loss does not depend on every variable."""

import numpy as np
import tensorflow as tf

ids_spec = tf.TensorSpec([None], tf.int32, name='ids')
t_spec = tf.TensorSpec([None], tf.float32, name='t')
epochs = tf.Variable(0.0, name='epochs')
table = tf.Variable(np.linspace(-1.0, 1.0, 10).reshape(5, 2), dtype=tf.float32, name='table')
b = tf.Variable(0.1, name='b')
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[ids_spec, t_spec])
def train_step(ids, t):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.reduce_sum(tf.nn.embedding_lookup(table, ids), 1) + b - t))
    variables = [epochs, table, b]
    gradients = list(zip(tape.gradient(loss, variables), variables))
    # As in TF 1.x, rows that this batch does not use have a gradient of 0.
    optimizer.apply_gradients([(tf.convert_to_tensor(g), v) for g, v in gradients if g is not None])
    return loss


@tf.function
def run_another():
    return epochs.assign_add(1.0)


for i in range(3):
    run_another()
    value = train_step(np.int32([i, 2, i + 1]), np.float32([0.5, 1.0, -1.0])).numpy()
    print(epochs.numpy(), value)
print(table.numpy())
