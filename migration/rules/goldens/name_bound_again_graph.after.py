"""Names that mean one value of the graph after another."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
images_spec = tf.TensorSpec([None, 4], tf.float32)
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))
scale = tf.Variable(2.0)


def compute_h(images):
    x = images - 0.5
    x = tf.concat([x, tf.square(x)], 0)
    scale_2 = tf.nn.softplus(scale)  # the name of a variable
    h = tf.matmul(x, W)
    h_2 = tf.nn.relu(h)
    h_3 = h_2 * scale_2
    return h, h_3


@tf.function(input_signature=[images_spec])
def evaluate_h(images):
    h, h_3 = compute_h(images)
    return h_3


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[images_spec])
def train_step(images):
    with tf.GradientTape() as tape:
        h, h_3 = compute_h(images)
        loss = tf.reduce_mean(h_3)
        loss += 0.1 * tf.nn.l2_loss(W)
    spread = tf.reduce_max(h) - tf.reduce_min(h)
    loss_2 = tf.sqrt(loss)  # what is shown is not what is minimized
    variables = [W, scale]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss_2, spread


@tf.function
def compute_half():
    W_2 = W * 0.5
    return tf.reduce_sum(W_2)


for _ in range(3):
    shown, width = (value.numpy() for value in train_step(data))
    print(shown, width)
print(compute_half().numpy())
print(evaluate_h(data).numpy()[:2])
