"""A model that is trained from the beginning each time, in a session of its own."""

import numpy as np
import tensorflow as tf


class Autoencoder:
    def __init__(self, input_dim, hidden_dim, epoch=3, rate=0.1):
        self.epoch = epoch
        self.x = tf.placeholder(tf.float32, [None, input_dim])
        with tf.name_scope('encode'):
            weights = tf.Variable(tf.random_normal([input_dim, hidden_dim]), name='weights')
            biases = tf.Variable(tf.zeros([hidden_dim]), name='biases')
            encoded = tf.nn.tanh(tf.matmul(self.x, weights) + biases)
        with tf.name_scope('decode'):
            weights = tf.Variable(tf.random_normal([hidden_dim, input_dim]), name='weights')
            biases = tf.Variable(tf.zeros([input_dim]), name='biases')
            self.decoded = tf.matmul(encoded, weights) + biases
        self.loss = tf.sqrt(tf.reduce_mean(tf.square(self.x - self.decoded)))
        self.train_op = tf.train.AdagradOptimizer(rate).minimize(self.loss)

    def train(self, data):
        with tf.Session() as sess:
            sess.run(tf.global_variables_initializer())
            for i in range(self.epoch):
                loss, _ = sess.run([self.loss, self.train_op], feed_dict={self.x: data})
            print(loss, sess.run(self.decoded, feed_dict={self.x: data[:1]}))


data = np.random.RandomState(0).rand(8, 4)
model = Autoencoder(4, 2)
model.train(data)
model.train(data[:3])
