"""Chains of layers, which repeat and stack make, in a function and outside of one."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(4)
images = rng.rand(24, 6, 6, 2).astype(np.float32)
targets = rng.randint(0, 3, [24])


class Vgg(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.conv1 = tf.keras.Sequential([
            tf.keras.layers.Conv2D(4, [3, 3], padding='same', activation=tf.nn.relu),
            tf.keras.layers.Conv2D(4, [3, 3], padding='same', activation=tf.nn.relu),
        ])
        self.conv1.build((None, 6, 6, 2))
        self.convolution2d = tf.keras.layers.Conv2D(
            5, [3, 3], padding='SAME', activation=tf.nn.relu,
        )
        self.convolution2d.build((None, 3, 3, 4))
        self.fc = tf.keras.Sequential([
            tf.keras.layers.Dense(7, activation=tf.nn.tanh),
            tf.keras.layers.Dense(units, activation=tf.nn.tanh),
        ])
        self.fc.build((None, 45))

    def __call__(self, x):
        net = self.conv1(x)
        net = tf.nn.max_pool2d(net, [2, 2], 2, 'VALID')
        net = self.convolution2d(net)
        net = tf.keras.layers.Flatten()(net)
        # All of one kind.
        return self.fc(net)


x_spec = tf.TensorSpec([None, 6, 6, 2], tf.float32)
y_spec = tf.TensorSpec([None], tf.int64)
vgg = Vgg(5)


@tf.function(input_signature=[x_spec])
def compute_tests(x):
    return vgg(x)


fully_connected = tf.keras.Sequential([
    tf.keras.layers.Dense(4, activation=tf.nn.elu),
    tf.keras.layers.Dense(3),
])
fully_connected.build((None, 5))
optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        features = vgg(x)
        logits = fully_connected(features)
        sparse_softmax_cross_entropy_loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
        total = (sparse_softmax_cross_entropy_loss
            + 0.01 * tf.nn.l2_loss(vgg.conv1.layers[0].kernel)
            + 0.01 * tf.nn.l2_loss(vgg.conv1.layers[1].kernel)
            + 0.01 * tf.nn.l2_loss(vgg.convolution2d.kernel)
            + 0.01 * tf.nn.l2_loss(vgg.fc.layers[0].kernel)
            + 0.01 * tf.nn.l2_loss(vgg.fc.layers[1].kernel))
    variables = [*vgg.trainable_variables, *fully_connected.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))
    return total


for i in range(0, 24, 8):
    value = train_step(np.float32(images[i:i + 8]), np.int64(targets[i:i + 8])).numpy()
    print('%.5f' % value)
print(compute_tests(np.float32(images[:3])).numpy())
print(len([
    vgg.conv1.layers[0].kernel, vgg.conv1.layers[0].bias, vgg.conv1.layers[1].kernel,
    vgg.conv1.layers[1].bias, vgg.convolution2d.kernel, vgg.convolution2d.bias,
    vgg.fc.layers[0].kernel, vgg.fc.layers[0].bias, vgg.fc.layers[1].kernel,
    vgg.fc.layers[1].bias, fully_connected.layers[0].kernel, fully_connected.layers[0].bias,
    fully_connected.layers[1].kernel, fully_connected.layers[1].bias,
]))
