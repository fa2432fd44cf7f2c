"""Layers that an object makes, with penalties of weights."""

import numpy as np
import tensorflow as tf


class Classifier(object):
    def __init__(self, sess, size, rate):
        self.sess = sess
        self.size = size
        self._build(rate)
        self.sess.run(tf.global_variables_initializer())

    def _build(self, rate):
        self.x = tf.placeholder(tf.float32, [None, self.size], name='x')
        self.y = tf.placeholder(tf.int64, [None], name='y')
        self.training = tf.placeholder_with_default(False, [], name='training')
        penalty = tf.contrib.layers.l2_regularizer(0.01)
        with tf.variable_scope('net', initializer=tf.random_normal_initializer(stddev=0.2)):
            h = tf.layers.dense(self.x, 8, activation=tf.nn.tanh, kernel_regularizer=penalty)
            h = tf.layers.batch_normalization(h, training=self.training)
            self.logits = tf.layers.dense(h, 3, use_bias=False, kernel_regularizer=penalty)
        cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(
            labels=self.y, logits=self.logits)
        self.loss = tf.reduce_mean(cross_entropy) + tf.losses.get_regularization_loss()
        with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
            self.train_op = tf.train.GradientDescentOptimizer(rate).minimize(self.loss)

    def fit(self, x, y):
        _, loss = self.sess.run(
            [self.train_op, self.loss], {self.x: x, self.y: y, self.training: True})
        return loss

    def predict(self, x):
        return self.sess.run(self.logits, {self.x: x})


rng = np.random.RandomState(1)
points = rng.randn(40, 5).astype(np.float32)
kinds = rng.randint(0, 3, [40])

with tf.Session() as session:
    model = Classifier(session, 5, 0.1)
    for epoch in range(3):
        for start in range(0, 40, 8):
            print(model.fit(points[start:start + 8], kinds[start:start + 8]))
    print(model.predict(points[:4]))
