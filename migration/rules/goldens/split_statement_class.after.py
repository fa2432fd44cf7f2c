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
        self.x_spec = tf.TensorSpec([None, self.input_dim], tf.float32)
        self._encoder()
        self._decoder()
        self.lr = tf.Variable(0.001, trainable=False)
        self.optimizer = tf.keras.optimizers.Adam(epsilon=1e-8)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])

    def train_step(self, x):
        with tf.GradientTape() as tape:
            for i, s in enumerate(self.encoder_sizes):
                w_2, b_2 = self.ws[i], self.bs[i]
                if i == 0:
                    h = self.act(tf.matmul(x, w_2) + b_2)
                else:
                    h = self.act(tf.matmul(h, w_2) + b_2)
            z_mean = tf.matmul(h, self.w) + self.b
            z_log = tf.matmul(h, self.out_log_w) + self.out_log_b
            z = tf.add(z_mean, tf.sqrt(tf.exp(z_log)) * 0.5)
            out = self.compute_out(z)
            cost = tf.reduce_mean(tf.square(out - x))
        self.optimizer.learning_rate.assign(self.lr)
        variables = [
            *self.ws, *self.bs, self.w, self.b, self.out_log_w, self.out_log_b, *self.ws_2, *self.bs_2,
            self.w_2, self.b_2,
        ]
        self.optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
        return cost

    def _encoder(self, name="encoder"):
        n_in = self.input_dim
        self.ws = []
        self.bs = []
        for i, s in enumerate(self.encoder_sizes):
            w, b = self._get_vars(n_in, s, name="h{0}".format(i))
            self.ws.append(w)
            self.bs.append(b)
            n_in = s
        w, b = self._get_vars(n_in, self.z_dim, name="out_mean")
        self.b = b
        self.w = w
        out_log_w, out_log_b = self._get_vars(n_in, self.z_dim, name="out_log")
        self.out_log_b = out_log_b
        self.out_log_w = out_log_w

    def _decoder(self, name="decoder"):
        n_in = self.z_dim
        self.ws_2 = []
        self.bs_2 = []
        for i, s in enumerate(self.decoder_sizes):
            w, b = self._get_vars(n_in, s, name="h{0}".format(i))
            self.ws_2.append(w)
            self.bs_2.append(b)
            n_in = s
        w, b = self._get_vars(n_in, self.input_dim, name="out_mean")
        self.b_2 = b
        self.w_2 = w
        self.compute_out = tf.function(self.compute_out, input_signature=[
            tf.TensorSpec([None, 2], tf.float32),
        ])

    def compute_out(self, z):
        h = z
        for i, s in enumerate(self.decoder_sizes):
            w_3, b_3 = self.ws_2[i], self.bs_2[i]
            h = self.act(tf.matmul(h, w_3) + b_3)
        return tf.nn.sigmoid(tf.matmul(h, self.w_2) + self.b_2)

    def _get_vars(self, n_in, n_out, name=""):
        w = tf.Variable(tf.keras.initializers.GlorotUniform()([n_in, n_out]), name="w")
        b = tf.Variable(tf.constant_initializer(0.1)([n_out]), name="b")
        return w, b


vae = VAE()
data = np.random.RandomState(0).rand(7, 6)
for i in range(4):
    cost = vae.train_step(np.float32(data)).numpy()
    print(i, cost)
print(vae.compute_out(np.float32([[0.1, 0.2]])).numpy())
