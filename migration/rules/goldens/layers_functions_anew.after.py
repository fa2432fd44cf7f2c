"""A function that adds a layer, called again and again: each call makes one of its own."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(2)
points = rng.randn(20, 4).astype(np.float32)
values = rng.randn(20, 1).astype(np.float32)


class AddLayer(tf.keras.layers.Layer):
    def __init__(self, size, activation=None):
        super().__init__()
        self.dense = tf.keras.layers.Dense(size, activation=activation)

    def __call__(self, inputs):
        layer = self.dense(inputs)
        return layer * 1.5


class Tower(tf.keras.layers.Layer):
    """A layer for each size."""

    def __init__(self, sizes):
        super().__init__()
        self.dense_layers = []
        for size in sizes:
            self.dense_layers.append(tf.keras.layers.Dense(size, activation=tf.nn.tanh))

    def __call__(self, x, sizes):
        h = x
        dense_layers = iter(self.dense_layers)
        for size in sizes:
            h = next(dense_layers)(h)
        return h


x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
l1_layer = AddLayer(6, tf.nn.relu)
tower = Tower([5, 3])
prediction_layer = AddLayer(1)
optimizer = tf.keras.optimizers.Adagrad(0.1, epsilon=0.0)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        l1 = l1_layer(x)
        l2 = tower(l1, [5, 3])
        prediction = prediction_layer(l2)
        loss = tf.reduce_mean(tf.math.squared_difference(prediction, y))
    variables = [
        *l1_layer.trainable_variables, *tower.trainable_variables,
        *prediction_layer.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(0, 20, 5):
    print(train_step(np.float32(points[i:i + 5]), np.float32(values[i:i + 5])).numpy())
