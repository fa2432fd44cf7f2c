"""A model whose parts a named tuple holds."""

import collections

import numpy as np
import tensorflow as tf

Model = collections.namedtuple('Model', ['x', 'y', 'logits', 'loss', 'train'])
Block = collections.namedtuple('Block', 'units, activation')
BLOCKS = [Block(4, tf.nn.tanh), Block(2, tf.identity)]


def build():
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    y_spec = tf.TensorSpec([None, 2], tf.float32)
    w1 = tf.Variable(tf.ones([3, BLOCKS[0].units]) * 0.1)
    w2 = tf.Variable(tf.ones([BLOCKS[0].units, BLOCKS[1].units]) * 0.2)

    @tf.function(input_signature=[x_spec])
    def compute_logits(x):
        h = BLOCKS[0].activation(tf.matmul(x, w1))
        return BLOCKS[1].activation(tf.matmul(h, w2))

    optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            logits = compute_logits(x)
            loss = tf.reduce_mean(tf.square(logits - y))
        variables = [w1, w2]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    return train_step, compute_logits, x_spec


def fit(rows):
    for _ in range(3):
        loss = train_step(np.float32(rows), np.float32(rows[:, :2])).numpy()
        print(loss)


train_step, compute_logits, x_spec = build()
rows = np.arange(12).reshape(4, 3) / 10.0
fit(rows)
print(compute_logits(np.float32(rows)).numpy())


@tf.function(input_signature=[x_spec])
def compute_softmax(x):
    logits = compute_logits(x)
    return tf.nn.softmax(logits)


print(compute_softmax(np.float32(rows)).numpy())
