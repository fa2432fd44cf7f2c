"""A small network of slim, whose scopes give arguments to the layers."""

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
images = rng.rand(40, 8, 8, 2).astype(np.float32)
targets = rng.randint(0, 3, [40])

x_spec = tf.TensorSpec([None, 8, 8, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.int32)

weight_decay = 0.01
conv1 = tf.keras.Sequential([
    tf.keras.layers.Conv2D(
        4, [3, 3], padding='same', use_bias=False,
        kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.1),
    ),
    FusedBatchNormalization(momentum=0.9, scale=False),
    tf.keras.layers.Activation(tf.nn.relu),
])
conv1.build((None, 8, 8, 2))
conv2 = tf.keras.Sequential([
    tf.keras.layers.Conv2D(
        6, 3, strides=2, padding='VALID', use_bias=False,
        kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.1),
    ),
    FusedBatchNormalization(momentum=0.9, scale=False),
    tf.keras.layers.Activation(tf.nn.relu),
])
conv2.build((None, 4, 4, 4))
fc = tf.keras.layers.Dense(
    8, activation=tf.nn.tanh, kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.1),
)
fc.build((None, 6))
logits_layer = tf.keras.layers.Dense(
    3, kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.1),
)
logits_layer.build((None, 8))


def compute_logits(x, is_training):
    net = conv1(x, training=is_training)
    net = tf.nn.max_pool2d(net, [2, 2], 2, 'VALID')
    net = conv2(net, training=is_training)
    net = tf.keras.layers.Flatten()(net)
    net = fc(net)
    net = tf.nn.dropout(net, 1 - 0.8 if is_training else 0.0)
    return logits_layer(net)


@tf.function(input_signature=[x_spec])
def evaluate_logits(x):
    is_training = False
    return compute_logits(x, is_training)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    is_training = True
    with tf.GradientTape() as tape:
        logits = compute_logits(x, is_training)
        sparse_softmax_cross_entropy_loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
        total = (sparse_softmax_cross_entropy_loss
            + weight_decay * tf.nn.l2_loss(conv1.layers[0].kernel)
            + weight_decay * tf.nn.l2_loss(conv2.layers[0].kernel)
            + weight_decay * tf.nn.l2_loss(fc.kernel)
            + weight_decay * tf.nn.l2_loss(logits_layer.kernel))
    variables = [
        *conv1.trainable_variables, *conv2.trainable_variables, *fc.trainable_variables,
        *logits_layer.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))
    return total


for step in range(4):
    part = slice(10 * step, 10 * step + 10)
    print(train_step(np.float32(images[part]), np.int32(targets[part])).numpy())
print(evaluate_logits(np.float32(images[:3])).numpy())
