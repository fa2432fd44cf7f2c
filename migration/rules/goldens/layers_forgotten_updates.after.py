"""Batch normalization whose averages never move: nothing runs the operations that move them."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(32, 4).astype(np.float32) + 2
values = rng.randn(32, 1).astype(np.float32)

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)

dense = tf.keras.layers.Dense(6, use_bias=False)
dense.build((None, 4))
batch_normalization = tf.keras.layers.BatchNormalization(momentum=1.0)
batch_normalization.build((None, 6))
dense_1 = tf.keras.layers.Dense(1)
dense_1.build((None, 6))


def compute_loss(x, training, y):
    h = dense(x)
    h = tf.nn.relu(batch_normalization(h, training=training))
    prediction = dense_1(h)
    return tf.reduce_mean(tf.square(prediction - y))


@tf.function(input_signature=[x_spec, y_spec])
def evaluate_loss(x, y):
    training = False
    return compute_loss(x, training, y)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    training = True
    with tf.GradientTape() as tape:
        loss = compute_loss(x, training, y)
    variables = [
        *dense.trainable_variables, *batch_normalization.trainable_variables,
        *dense_1.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(4):
    batch = slice(8 * step, 8 * step + 8)
    print(train_step(np.float32(points[batch]), np.float32(values[batch])).numpy())
print(evaluate_loss(np.float32(points), values).numpy())
print([value.numpy() for value in ([
    dense.kernel, batch_normalization.gamma, batch_normalization.beta,
    batch_normalization.moving_mean, batch_normalization.moving_variance, dense_1.kernel,
    dense_1.bias,
])][3:5])
