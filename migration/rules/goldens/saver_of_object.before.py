"""A saver of a model whose optimizer has no name of its own, made where the model is used."""

import os
import tempfile

import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, size):
        self.x = tf.placeholder(tf.float32, [None, size], name='x')
        self.t = tf.placeholder(tf.float32, [None, 1], name='t')
        self.w = tf.Variable(tf.ones([size, 1]), name='w')
        self.loss = tf.reduce_mean(tf.square(tf.matmul(self.x, self.w) - self.t))
        self.train = tf.train.AdamOptimizer(0.1).minimize(self.loss)


def main():
    data = np.linspace(-1.0, 1.0, 6).reshape(3, 2)
    path = os.path.join(tempfile.mkdtemp(), 'model')
    model = Model(2)
    saver = tf.train.Saver()
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(4):
            feed = {model.x: data, model.t: data[:, :1]}
            _, loss = sess.run([model.train, model.loss], feed_dict=feed)
            print(i, loss)
            if i == 1:
                saver.save(sess, path)
        saver.restore(sess, path)
        print(sess.run(model.w))
        print(sess.run([model.train, model.loss], {model.x: data, model.t: data[:, :1]})[1])


main()
