"""Layers of contrib: other defaults than those of tf.layers."""

import numpy as np
import tensorflow as tf


class FusedBatchNormalization(tf.keras.layers.Layer):
    """The fused batch normalization of TF 1.x: the moving variance takes the unbiased one."""

    def __init__(self, momentum=0.99, epsilon=1e-3, center=True, scale=True, **kwargs):
        super().__init__(**kwargs)
        self.momentum = momentum
        self.epsilon = max(epsilon, 1.001e-5)  # The kernel takes no less.
        self.center = center
        self.scale = scale

    def build(self, input_shape):
        shape = input_shape[-1:]
        self.gamma = self.add_weight(
            name='gamma', shape=shape, initializer='ones', trainable=self.scale)
        self.beta = self.add_weight(
            name='beta', shape=shape, initializer='zeros', trainable=self.center)
        self.moving_mean = self.add_weight(
            name='moving_mean', shape=shape, initializer='zeros', trainable=False)
        self.moving_variance = self.add_weight(
            name='moving_variance', shape=shape, initializer='ones', trainable=False)
        self.built = True

    def call(self, x, training=False):
        if not training:
            return tf.nn.batch_normalization(
                x, self.moving_mean, self.moving_variance, self.beta, self.gamma, self.epsilon)
        images = x if len(x.shape) == 4 else x[:, tf.newaxis, tf.newaxis]
        y, mean, variance, *_ = tf.raw_ops.FusedBatchNormV3(
            x=images, scale=self.gamma, offset=self.beta, mean=[], variance=[],
            epsilon=self.epsilon, is_training=True)
        rate = 1 - self.momentum
        self.moving_mean.assign(self.moving_mean - rate * (self.moving_mean - mean))
        self.moving_variance.assign(self.moving_variance - rate * (self.moving_variance - variance))
        return tf.reshape(y, tf.shape(x))


rng = np.random.RandomState(4)
points = rng.randn(30, 6).astype(np.float32)
places = rng.randn(30, 2).astype(np.float32)

x_spec = tf.TensorSpec([None, 6], tf.float32, name='x')
y_spec = tf.TensorSpec([None, 2], tf.float32, name='y')

class Regressor:
    """Its layers have names, and normalise with vectors."""

    def __init__(self):
        self.first = tf.keras.Sequential([
            tf.keras.layers.Dense(8, use_bias=False),
            FusedBatchNormalization(momentum=0.8, scale=True),
            tf.keras.layers.Activation(tf.nn.relu),
        ])
        self.first.build((None, 6))
        self.fully_connected = tf.keras.layers.Dense(5, activation=tf.nn.relu)
        self.fully_connected.build((None, 8))
        self.fully_connected_1 = tf.keras.layers.Dense(
            2, use_bias=False, kernel_initializer=tf.random_normal_initializer(stddev=0.3),
        )
        self.fully_connected_1.build((None, 5))
        self.optimizer = tf.keras.optimizers.SGD(0.05)

    def compute_place(self, x, train_phase):
        hidden = self.first(x, training=train_phase)
        hidden = self.fully_connected(hidden)
        hidden = tf.nn.dropout(hidden, 1 - 0.5 if train_phase else 0.0)
        return self.fully_connected_1(hidden)

    @tf.function(input_signature=[x_spec])
    def evaluate_place(self, x):
        train_phase = False
        return self.compute_place(x, train_phase)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(self, x, y):
        train_phase = True
        with tf.GradientTape() as tape:
            place = self.compute_place(x, train_phase)
            loss = tf.reduce_mean(tf.square(place - y))
            loss += tf.add_n([0.1 * tf.nn.l2_loss(self.fully_connected.kernel)])
        variables = [
            *self.first.trainable_variables, *self.fully_connected.trainable_variables,
            *self.fully_connected_1.trainable_variables,
        ]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss


model = Regressor()
for epoch in range(2):
    for i in range(0, 30, 6):
        feed = {'x': points[i:i + 6], 'y': places[i:i + 6], 'train_phase': True}
        print(model.train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy())
print(model.evaluate_place(np.float32(points[:4])).numpy())
