import numpy as np
import tensorflow as tf


class Model(object):
    rate = 0.1

    def __init__(self, size):
        self.size = size
        self.x = tf.placeholder(tf.float32, [None, size], name='x')
        self.y = tf.placeholder(tf.float32, [None, 1], name='y')
        self.output = self._build(self.x)
        self.loss = tf.reduce_mean(tf.square(self.output - self.y))
        self.train_op = tf.train.GradientDescentOptimizer(self.rate).minimize(self.loss)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def _build(self, inputs):
        raise NotImplementedError

    def fit(self, inputs, labels):
        feed = {self.x: inputs, self.y: labels}
        _, loss = self.sess.run([self.train_op, self.loss], feed_dict=feed)
        return loss

    def predict(self, inputs):
        return self.sess.run(self.output, feed_dict={self.x: inputs})


class Linear(Model):
    def _build(self, inputs):
        self.w = tf.Variable(tf.zeros([self.size, 1]), name='w')
        return tf.matmul(inputs, self.w)


class Affine(Linear):
    rate = 0.05

    def _build(self, inputs):
        product = super(Affine, self)._build(inputs)
        self.b = tf.Variable(tf.zeros([1]), name='b')
        return product + self.b


model = Affine(2)
data = np.arange(8, dtype='float32').reshape(4, 2) / 8
for _ in range(3):
    print(model.fit(data, data[:, :1]))
print(model.predict(data))
