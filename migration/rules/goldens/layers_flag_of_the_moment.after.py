"""A flag that is computed when the graph is run: the graph itself has to choose."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(24, 4).astype(np.float32)
values = rng.randn(24, 1).astype(np.float32)

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
training_spec = tf.TensorSpec([], tf.bool)

dense = tf.keras.layers.Dense(6, activation=tf.nn.relu)
dense.build((None, 4))
batch_normalization = tf.keras.layers.BatchNormalization()
batch_normalization.build((None, 6))
dense_1 = tf.keras.layers.Dense(1)
dense_1.build((None, 6))
optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec, training_spec])
def train_step(x, y, training):
    with tf.GradientTape() as tape:
        h = dense(x)
        h = tf.cond(
            training,
            lambda: batch_normalization(h, training=True),
            lambda: batch_normalization(h, training=False))
        h = tf.nn.dropout(h, tf.where(training, 0.5, 0.0))
        prediction = dense_1(h)
        loss = tf.reduce_mean(tf.square(prediction - y))
    variables = [
        *dense.trainable_variables, *batch_normalization.trainable_variables,
        *dense_1.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(6):
    batch = slice(4 * step, 4 * step + 4)
    # Every third step is a rehearsal.
    c = train_step(np.float32(points[batch]), np.float32(values[batch]), np.bool_(step % 3 != 2)).numpy()
    print(c)
