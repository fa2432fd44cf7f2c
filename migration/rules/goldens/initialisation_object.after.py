"""A model that is trained from the beginning each time, in a session of its own."""

import numpy as np
import tensorflow as tf


class Autoencoder:
    def __init__(self, input_dim, hidden_dim, epoch=3, rate=0.1):
        self.input_dim = input_dim
        self.hidden_dim = hidden_dim
        self.epoch = epoch
        self.x_spec = tf.TensorSpec([None, input_dim], tf.float32)
        self.weights = tf.Variable(tf.random.normal([input_dim, hidden_dim]), name='weights')
        self.biases = tf.Variable(tf.zeros([hidden_dim]), name='biases')
        self.decode_weights = tf.Variable(tf.random.normal([hidden_dim, input_dim]), name='weights')
        self.decode_biases = tf.Variable(tf.zeros([input_dim]), name='biases')
        self.compute_decoded = tf.function(self.compute_decoded, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.Adagrad(rate, epsilon=0.0)
        self.optimizer.build([self.weights, self.biases, self.decode_weights, self.decode_biases])
        self.optimizer_start = [state.numpy() for state in self.optimizer.variables]
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])

    def compute_decoded(self, x):
        encoded = tf.nn.tanh(tf.matmul(x, self.weights) + self.biases)
        return tf.matmul(encoded, self.decode_weights) + self.decode_biases

    def train_step(self, x):
        with tf.GradientTape() as tape:
            decoded = self.compute_decoded(x)
            loss = tf.sqrt(tf.reduce_mean(tf.square(x - decoded)))
        variables = [self.weights, self.biases, self.decode_weights, self.decode_biases]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def initialize(self):
        self.weights.assign(tf.random.normal([self.input_dim, self.hidden_dim]))
        self.biases.assign(tf.zeros([self.hidden_dim]))
        self.decode_weights.assign(tf.random.normal([self.hidden_dim, self.input_dim]))
        self.decode_biases.assign(tf.zeros([self.input_dim]))
        for state, value in zip(self.optimizer.variables, self.optimizer_start):
            state.assign(value)

    def train(self, data):
        self.initialize()
        for i in range(self.epoch):
            loss = self.train_step(np.float32(data)).numpy()
        print(loss, self.compute_decoded(np.float32(data[:1])).numpy())


data = np.random.RandomState(0).rand(8, 4)
model = Autoencoder(4, 2)
model.train(data)
model.train(data[:3])
