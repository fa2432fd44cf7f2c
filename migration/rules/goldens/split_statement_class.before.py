"""A variational autoencoder whose methods make layers in loops, once."""
import numpy as np
import tensorflow as tf


class VAE(object):
    def __init__(self, input_dim=6, z_dim=2, encoder_sizes=(5, 4), decoder_sizes=(4, 5), act=tf.nn.softplus):
        self.input_dim = input_dim
        self.z_dim = z_dim
        self.encoder_sizes = encoder_sizes
        self.decoder_sizes = decoder_sizes
        self.act = act
        self._build()

    def _build(self):
        self.x = tf.placeholder(tf.float32, shape=[None, self.input_dim])
        self.z_mean, self.z_log = self._encoder(self.x)
        self.z = tf.add(self.z_mean, tf.sqrt(tf.exp(self.z_log)) * 0.5)
        self.out = self._decoder(self.z)
        self.cost = tf.reduce_mean(tf.square(self.out - self.x))
        self.lr = tf.Variable(0.001, trainable=False)
        self.train_op = tf.train.AdamOptimizer(learning_rate=self.lr).minimize(self.cost, var_list=tf.trainable_variables())

    def _encoder(self, x, name="encoder"):
        with tf.variable_scope(name):
            n_in = self.input_dim
            for i, s in enumerate(self.encoder_sizes):
                w, b = self._get_vars(n_in, s, name="h{0}".format(i))
                if i == 0:
                    h = self.act(tf.matmul(x, w) + b)
                else:
                    h = self.act(tf.matmul(h, w) + b)
                n_in = s
            w, b = self._get_vars(n_in, self.z_dim, name="out_mean")
            z_mean = tf.matmul(h, w) + b
            w, b = self._get_vars(n_in, self.z_dim, name="out_log")
            z_log = tf.matmul(h, w) + b
            return z_mean, z_log

    def _decoder(self, z, name="decoder"):
        with tf.variable_scope(name):
            n_in = self.z_dim
            h = z
            for i, s in enumerate(self.decoder_sizes):
                w, b = self._get_vars(n_in, s, name="h{0}".format(i))
                h = self.act(tf.matmul(h, w) + b)
                n_in = s
            w, b = self._get_vars(n_in, self.input_dim, name="out_mean")
            return tf.nn.sigmoid(tf.matmul(h, w) + b)

    def _get_vars(self, n_in, n_out, name=""):
        with tf.variable_scope(name):
            w = tf.get_variable("w", [n_in, n_out], initializer=tf.glorot_uniform_initializer())
            b = tf.get_variable("b", [n_out], initializer=tf.constant_initializer(0.1))
            return w, b


vae = VAE()
data = np.random.RandomState(0).rand(7, 6)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        cost, _ = sess.run([vae.cost, vae.train_op], {vae.x: data})
        print(i, cost)
    print(sess.run(vae.out, {vae.z: [[0.1, 0.2]]}))
