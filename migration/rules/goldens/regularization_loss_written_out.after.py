"""Weight decay that is written out, and the l2 loss of a list of variables."""

import numpy as np
import tensorflow as tf

w1 = tf.Variable([[1.0, -1.0], [0.5, 2.0]])
w2 = tf.Variable([3.0, 1.0])
x_spec = tf.TensorSpec([2, 2], tf.float32)


def compute_decay_and_loss(x):
    output = tf.reduce_sum(tf.matmul(x, w1), 1) * w2
    decay = 0.01 * tf.add_n([tf.nn.l2_loss(w1), tf.nn.l2_loss(w2)])
    loss = tf.reduce_mean(tf.square(output)) + decay
    return decay, loss


@tf.function(input_signature=[x_spec])
def compute_loss_and_decay(x):
    decay, loss = compute_decay_and_loss(x)
    return loss, decay


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        decay, loss = compute_decay_and_loss(x)
    variables = [w1, w2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for _ in range(4):
    train_step(np.float32([[1.0, 2.0], [3.0, 4.0]]))
print([value.numpy() for value in compute_loss_and_decay(np.float32([[1.0, 2.0], [3.0, 4.0]]))])
