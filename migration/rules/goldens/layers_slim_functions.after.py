"""Functions that make layers of slim, whose settings scopes and dictionaries hold."""
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


rng = np.random.RandomState(6)
images = rng.rand(24, 8, 8, 2).astype(np.float32)
targets = rng.randint(0, 3, [24])
DECAY = 0.8


class Normalised(tf.keras.layers.Layer):
    """A batch normalization that moves its averages at once."""

    def __init__(self):
        super().__init__()
        self.batch_normalization = FusedBatchNormalization(momentum=DECAY, scale=True)

    def __call__(self, inputs, training):
        return self.batch_normalization(inputs, training=training)


class Network(tf.keras.layers.Layer):
    def __init__(self, classes=3):
        super().__init__()
        self.first = Normalised()
        self.second = Normalised()
        self.conv1 = tf.keras.layers.Conv2D(
            4, [3, 3], padding='same', activation=tf.nn.tanh,
            kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.2),
        )
        self.conv1.build((None, 8, 8, 2))
        self.conv2 = tf.keras.Sequential([
            tf.keras.layers.Conv2D(
                5, [3, 3], padding='same', use_bias=False,
                kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.2),
            ),
            FusedBatchNormalization(momentum=0.7, center=True, scale=False),
            tf.keras.layers.Activation(tf.nn.tanh),
        ])
        self.conv2.build((None, 4, 4, 4))
        self.fc = tf.keras.layers.Dense(
            6, activation=tf.nn.tanh,
            kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.2),
        )
        self.fc.build((None, 80))
        self.logits = tf.keras.layers.Dense(
            classes, kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.2),
        )
        self.logits.build((None, 6))

    def __call__(self, images, training=True):
        net = self.conv1(images)
        net = tf.nn.max_pool2d(net, [2, 2], 2, 'VALID')
        net = self.conv2(net, training=training)
        net = tf.keras.layers.Flatten()(net)
        net = tf.nn.dropout(net, 1 - 1.0 if training else 0.0)
        net = self.first(net, training)
        net = self.fc(net)
        net = self.second(net, training)
        return self.logits(net)


x_spec = tf.TensorSpec([None, 8, 8, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.int64)
network = Network()


@tf.function(input_signature=[x_spec])
def compute_test_logits(x):
    return network(x, training=False)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        train_logits = network(x)
        sparse_softmax_cross_entropy_loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=train_logits))
        total = (sparse_softmax_cross_entropy_loss
            + 0.01 * tf.nn.l2_loss(network.conv1.kernel)
            + 0.01 * tf.nn.l2_loss(network.conv2.layers[0].kernel)
            + 0.01 * tf.nn.l2_loss(network.fc.kernel)
            + 0.01 * tf.nn.l2_loss(network.logits.kernel))
    variables = network.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))
    return total


for i in range(0, 24, 8):
    value = train_step(np.float32(images[i:i + 8]), np.int64(targets[i:i + 8])).numpy()
    print('%.5f' % value)
print(compute_test_logits(np.float32(images[:3])).numpy())
