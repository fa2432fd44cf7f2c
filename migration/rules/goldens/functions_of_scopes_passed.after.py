"""Objects that several functions without a scope of their own use."""

import numpy as np
import tensorflow as tf


class Dense(tf.Module):
    def __call__(self, t, n):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([t.shape[1], n]), name='w')
        return tf.matmul(t, self.w)


class Decode(tf.Module):
    def __init__(self):
        super().__init__()
        self.out = Dense()

    def __call__(self, z):
        return self.out(z, 5)


def autoencode(enc, decode, x):
    z = enc(x, 2)
    return decode(z), z


def generate(decode, z):
    return decode(z * 2.0)


rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
seed_spec = tf.TensorSpec([None, 2], tf.float32)
dense = Dense()
decode = Decode()
optimizer = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        y, code = autoencode(dense, decode, x)
        loss = tf.reduce_mean(tf.square(y - x))
    variables = [dense.w, decode.out.w]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


@tf.function(input_signature=[seed_spec])
def compute_made(seed):
    return generate(decode, seed)


for i in range(4):
    l = train_step(data).numpy()
    print(i, l)
print(compute_made(np.float32([[1.0, 2.0]])).numpy())
