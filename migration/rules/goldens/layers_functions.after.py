"""A generator and a discriminator, which is called twice: each is one object."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
real = rng.randn(24, 6).astype(np.float32)
noise = rng.randn(24, 3).astype(np.float32)


class Generator(tf.keras.layers.Layer):
    def __init__(self, size):
        super().__init__()
        self.dense = tf.keras.layers.Dense(8, use_bias=False)
        self.dense.build((None, 3))
        self.batch_normalization = tf.keras.layers.BatchNormalization()
        self.batch_normalization.build((None, 8))
        self.dense_1 = tf.keras.layers.Dense(size)
        self.dense_1.build((None, 8))

    def __call__(self, z, is_training):
        # Noise in, points out.
        h = self.dense(z)
        h = tf.nn.relu(self.batch_normalization(h, training=is_training))
        return self.dense_1(h)


class Discriminator(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(8, activation=tf.nn.leaky_relu, name='hidden')
        self.hidden.build((None, 6))
        self.logits = tf.keras.layers.Dense(1, name='logits')
        self.logits.build((None, 8))

    def __call__(self, x):
        h = self.hidden(x)
        h = tf.nn.dropout(h, 0.3)
        logits = self.logits(h)
        return logits


X_spec = tf.TensorSpec([None, 6], tf.float32)
Z_spec = tf.TensorSpec([None, 3], tf.float32)

generator = Generator(6)
discriminator = Discriminator()


def compute_D_fake(Z):
    G = generator(Z, True)
    return discriminator(G)


vars_D = [
    discriminator.hidden.kernel, discriminator.hidden.bias, discriminator.logits.kernel,
    discriminator.logits.bias,
]
vars_G = [
    generator.dense.kernel, generator.batch_normalization.gamma,
    generator.batch_normalization.beta, generator.dense_1.kernel, generator.dense_1.bias,
]

train_D_optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[X_spec, Z_spec])
def train_D_step(X, Z):
    with tf.GradientTape() as tape:
        D_real = discriminator(X)
        D_fake = compute_D_fake(Z)
        loss_D = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
            logits=D_real, labels=tf.ones_like(D_real)))
        loss_D += tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
            logits=D_fake, labels=tf.zeros_like(D_fake)))
    train_D_optimizer.apply_gradients(zip(tape.gradient(loss_D, vars_D), vars_D))
    return loss_D


train_G_optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[Z_spec])
def train_G_step(Z):
    with tf.GradientTape() as tape:
        D_fake = compute_D_fake(Z)
        loss_G = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
            logits=D_fake, labels=tf.ones_like(D_fake)))
    train_G_optimizer.apply_gradients(zip(tape.gradient(loss_G, vars_G), vars_G))
    return loss_G


for i in range(0, 24, 8):
    d = train_D_step(np.float32(real[i:i + 8]), np.float32(noise[i:i + 8])).numpy()
    g = train_G_step(np.float32(noise[i:i + 8])).numpy()
    print(d, g)
