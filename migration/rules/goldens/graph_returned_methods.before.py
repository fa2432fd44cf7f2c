"""Methods that return what they compute to the constructor."""
import numpy as np
import tensorflow as tf


class VAE(object):
    def __init__(self, n_x, n_z=2):
        self.n_x = n_x
        self.n_z = n_z
        self.x = tf.placeholder(tf.float32, [None, n_x])
        self.weights = self._weights()
        self.code = self._encode()
        self.reconstruction = self._decode(self.code)
        self._create_loss_optimizer()
        self.sess = tf.InteractiveSession()
        self.sess.run(tf.global_variables_initializer())

    def _weights(self):
        return {
            'w1': tf.Variable(tf.ones([self.n_x, self.n_z]) * 0.1),
            'w2': tf.Variable(tf.ones([self.n_z, self.n_x]) * 0.2),
        }

    def _encode(self):
        hidden = tf.matmul(self.x, self.weights['w1'])
        return tf.nn.relu(hidden)

    def _decode(self, z):
        return tf.matmul(z, self.weights['w2'])

    def _create_loss_optimizer(self):
        self.cost = tf.reduce_mean(tf.square(self.reconstruction - self.x))
        self.optimizer = tf.train.AdamOptimizer(learning_rate=0.01).minimize(self.cost)

    def partial_fit(self, X):
        opt, cost = self.sess.run((self.optimizer, self.cost), feed_dict={self.x: X})
        return cost

    def reconstruct(self, X):
        """Use VAE to reconstruct given data."""
        return self.sess.run(self.reconstruction, feed_dict={self.x: X})


def train(network_architecture, epochs=3):
    vae = VAE(network_architecture['n_x'])
    rng = np.random.RandomState(0)
    for epoch in range(epochs):
        print('%d %.6f' % (epoch, vae.partial_fit(rng.rand(5, 4))))
    return vae


vae = train(dict(n_x=4))
print(vae.reconstruct(np.ones([1, 4])))
