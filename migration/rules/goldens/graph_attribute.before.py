"""A linear model as a class that keeps its graph on the object."""
import numpy as np
import tensorflow as tf


class Regression(object):
    """A linear model."""

    def __init__(self, n_features, lr=0.1):
        self.n_features = n_features
        self.lr = lr
        self.x = tf.placeholder(tf.float32, [None, n_features], name='x')
        self.y = tf.placeholder(tf.float32, [None, 1], name='y')
        self.w = tf.Variable(tf.ones([n_features, 1]), name='w')
        # The prediction.
        self.prediction = tf.matmul(self.x, self.w)
        self.loss = tf.reduce_mean(tf.square(self.prediction - self.y))
        self.train_op = tf.train.GradientDescentOptimizer(lr).minimize(self.loss)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def fit(self, x, y):
        _, loss = self.sess.run([self.train_op, self.loss], feed_dict={self.x: x, self.y: y})
        return loss

    def predict(self, x):
        return self.sess.run(self.prediction, feed_dict={self.x: x})


model = Regression(3)
rng = np.random.RandomState(0)
for i in range(5):
    print(model.fit(rng.rand(4, 3), rng.rand(4, 1)))
print(model.predict(rng.rand(2, 3)))
