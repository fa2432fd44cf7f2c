"""Methods that return what they compute to the constructor."""
import numpy as np
import tensorflow as tf


class VAE(object):
    def __init__(self, n_x, n_z=2):
        self.n_x = n_x
        self.n_z = n_z
        self.x_spec = tf.TensorSpec([None, n_x], tf.float32)
        self.weights = self._weights()
        self.compute_reconstruction = tf.function(self.compute_reconstruction, input_signature=[
            self.x_spec,
        ])
        self._create_loss_optimizer()

    def compute_reconstruction(self, x):
        hidden = tf.matmul(x, self.weights['w1'])
        code = tf.nn.relu(hidden)
        return self._decode(code)

    def _weights(self):
        return {
            'w1': tf.Variable(tf.ones([self.n_x, self.n_z]) * 0.1),
            'w2': tf.Variable(tf.ones([self.n_z, self.n_x]) * 0.2),
        }

    def _decode(self, z):
        return tf.matmul(z, self.weights['w2'])

    def _create_loss_optimizer(self):
        self.optimizer = tf.keras.optimizers.Adam(learning_rate=0.01, epsilon=1e-8)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])

    def train_step(self, x):
        with tf.GradientTape() as tape:
            reconstruction = self.compute_reconstruction(x)
            cost = tf.reduce_mean(tf.square(reconstruction - x))
        variables = [*self.weights.values()]
        self.optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
        return cost

    def partial_fit(self, X):
        cost = self.train_step(np.float32(X)).numpy()
        return cost

    def reconstruct(self, X):
        """Use VAE to reconstruct given data."""
        return self.compute_reconstruction(np.float32(X)).numpy()


def train(network_architecture, epochs=3):
    vae = VAE(network_architecture['n_x'])
    rng = np.random.RandomState(0)
    for epoch in range(epochs):
        print('%d %.6f' % (epoch, vae.partial_fit(rng.rand(5, 4))))
    return vae


vae = train(dict(n_x=4))
print(vae.reconstruct(np.ones([1, 4])))
