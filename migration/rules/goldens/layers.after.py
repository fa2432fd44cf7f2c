"""A small network of tf.layers, with batch normalization and dropout."""

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


rng = np.random.RandomState(0)
images = rng.rand(60, 8, 8, 1).astype(np.float32)
targets = rng.randint(0, 3, [60])

x_spec = tf.TensorSpec([None, 8, 8, 1], tf.float32)
y_spec = tf.TensorSpec([None], tf.int32)

conv_layer = tf.keras.layers.Conv2D(4, 3, padding='same', activation=tf.nn.relu, name='conv')
conv_layer.build((None, 8, 8, 1))
batch_normalization = FusedBatchNormalization(momentum=0.9)
batch_normalization.build((None, 8, 8, 4))
dense = tf.keras.layers.Dense(16, tf.nn.relu)
dense.build((None, 64))
dense_1 = tf.keras.layers.Dense(3)
dense_1.build((None, 16))


def compute_loss(x, is_training, y):
    # The network.
    conv = conv_layer(x)
    conv = batch_normalization(conv, training=is_training)
    pool = tf.nn.max_pool2d(conv, 2, 2, 'VALID')
    flat = tf.keras.layers.Flatten()(pool)
    hidden = dense(flat)
    hidden = tf.nn.dropout(hidden, 0.3 if is_training else 0.0)
    logits = dense_1(hidden)
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))


@tf.function(input_signature=[x_spec, y_spec])
def evaluate_loss(x, y):
    is_training = False
    return compute_loss(x, is_training, y)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    is_training = True
    with tf.GradientTape() as tape:
        loss = compute_loss(x, is_training, y)
    variables = [
        *conv_layer.trainable_variables, *batch_normalization.trainable_variables,
        *dense.trainable_variables, *dense_1.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(6):
    batch = slice(10 * step, 10 * step + 10)
    c = train_step(np.float32(images[batch]), np.int32(targets[batch])).numpy()
    print('loss', c)
print('test loss', evaluate_loss(images, np.int32(targets)).numpy())
