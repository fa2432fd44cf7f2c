"""A variational autoencoder, whose code is fed where it draws images."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(16, 6).astype(np.float32)

x_spec = tf.TensorSpec([None, 6], tf.float32, name='x')
noise_spec = tf.TensorSpec([None, 2], tf.float32)
w = tf.Variable(rng.randn(6, 4) * 0.3, dtype=tf.float32)
v = tf.Variable(rng.randn(2, 6) * 0.3, dtype=tf.float32)


def compute_mean_and_log_sigma(x):
    mean, log_sigma = tf.split(tf.matmul(x, w), 2, axis=1)
    return mean, log_sigma


def compute_z(mean, noise, log_sigma):
    return mean + tf.exp(log_sigma) * noise


@tf.function(reduce_retracing=True)
def compute_y(z):
    return tf.nn.sigmoid(tf.matmul(z, v), name='y')


@tf.function(input_signature=[x_spec, noise_spec])
def compute_z_and_y(x, noise):
    mean, log_sigma = compute_mean_and_log_sigma(x)
    z = compute_z(mean, noise, log_sigma)
    y = compute_y(z)
    return z, y


def compute_loss(y, x, mean):
    return tf.reduce_mean(tf.square(y - x)) + 0.01 * tf.reduce_mean(tf.square(mean))


@tf.function(reduce_retracing=True)
def evaluate_loss(x, y):
    mean, log_sigma = compute_mean_and_log_sigma(x)
    return compute_loss(y, x, mean)


optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[x_spec, noise_spec])
def train_step(x, noise):
    with tf.GradientTape() as tape:
        mean, log_sigma = compute_mean_and_log_sigma(x)
        z = compute_z(mean, noise, log_sigma)
        y = compute_y(z)
        loss = compute_loss(y, x, mean)
    variables = [w, v]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(5):
    cost = train_step(images, np.float32(np.ones((16, 2)))).numpy()
    print(step, cost)
print([value.numpy() for value in compute_z_and_y(np.float32(images[:2]), tf.zeros([1, 2]))])
for place in np.linspace(-1, 1, 3):
    print(compute_y(np.float32([[place, -place]])).numpy())
code = {'z': [[0, 0], [1, 1]]}
print(compute_y(np.float32(code['z'])).numpy())
# Part of the graph is fed, and another part computed.
print(evaluate_loss(images, np.float32(images * 0.5)).numpy())
