"""A helper makes layers without names: its calls count on, and begin anew in a scope found again."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)
real = rng.randn(24, 4).astype(np.float32)
noise = rng.randn(24, 3).astype(np.float32)


class Block(tf.keras.layers.Layer):
    def __init__(self, size):
        super().__init__()
        self.dense = tf.keras.layers.Dense(size)

    def __call__(self, x):
        h = self.dense(x)
        return tf.nn.leaky_relu(h)


class Gated(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.gate = self.add_weight(
            name='gate', shape=[], initializer=tf.constant_initializer(0.5))
        self.dense = tf.keras.layers.Dense(5, activation=tf.nn.tanh)
        self.dense.build((None, 5))

    def __call__(self, x):
        return x + self.gate * self.dense(x)


class Generator(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.gated = Gated()
        self.block = Block(6)
        self.block_2 = Block(5)
        self.dense_2 = tf.keras.layers.Dense(4)
        self.dense_2.build((None, 5))

    def __call__(self, z):
        h = self.block(z)
        h = self.block_2(h)
        return self.dense_2(self.gated(h))


class Discriminator(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.gated = Gated()
        self.gated_2 = Gated()
        self.blocks = []
        for size in [6, 5]:
            self.blocks.append(Block(size))
        self.dense_2 = tf.keras.layers.Dense(1)
        self.dense_2.build((None, 5))

    def __call__(self, x):
        h = x
        blocks = iter(self.blocks)
        for size in [6, 5]:
            h = next(blocks)(h)
        h = self.gated_2(self.gated(h))
        return self.dense_2(h)


X_spec = tf.TensorSpec([None, 4], tf.float32)
Z_spec = tf.TensorSpec([None, 3], tf.float32)
generator = Generator()
tf.function(generator).get_concrete_function(Z_spec)  # Makes the variables.
discriminator = Discriminator()
tf.function(discriminator).get_concrete_function(X_spec)  # Makes the variables.


def compute_d_fake(Z):
    fake = generator(Z)
    return discriminator(fake)


d_vars = [
    discriminator.blocks[0].dense.kernel, discriminator.blocks[0].dense.bias,
    discriminator.blocks[1].dense.kernel, discriminator.blocks[1].dense.bias,
    discriminator.gated.gate, discriminator.gated.dense.kernel, discriminator.gated.dense.bias,
    discriminator.gated_2.gate, discriminator.gated_2.dense.kernel,
    discriminator.gated_2.dense.bias, discriminator.dense_2.kernel, discriminator.dense_2.bias,
]
g_vars = [
    generator.block.dense.kernel, generator.block.dense.bias, generator.block_2.dense.kernel,
    generator.block_2.dense.bias, generator.gated.gate, generator.gated.dense.kernel,
    generator.gated.dense.bias, generator.dense_2.kernel, generator.dense_2.bias,
]
d_train_optimizer = tf.keras.optimizers.Adam(0.01, beta_1=0.5, epsilon=1e-8)


@tf.function(input_signature=[X_spec, Z_spec])
def train_d_step(X, Z):
    with tf.GradientTape() as tape:
        d_real = discriminator(X)
        d_fake = compute_d_fake(Z)
        d_loss = tf.reduce_mean(tf.square(d_real - 1.0)) + tf.reduce_mean(tf.square(d_fake))
    d_train_optimizer.apply_gradients(zip(tape.gradient(d_loss, d_vars), d_vars))
    return d_loss


g_train_optimizer = tf.keras.optimizers.Adam(0.01, beta_1=0.5, epsilon=1e-8)


@tf.function(input_signature=[Z_spec])
def train_g_step(Z):
    with tf.GradientTape() as tape:
        d_fake = compute_d_fake(Z)
        g_loss = tf.reduce_mean(tf.square(d_fake - 1.0))
    g_train_optimizer.apply_gradients(zip(tape.gradient(g_loss, g_vars), g_vars))
    return g_loss


for i in range(0, 24, 8):
    d = train_d_step(np.float32(real[i:i + 8]), np.float32(noise[i:i + 8])).numpy()
    g = train_g_step(np.float32(noise[i:i + 8])).numpy()
    print('%.5f %.5f' % (d, g))
print(len(d_vars), len(g_vars))
