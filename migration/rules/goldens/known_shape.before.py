"""A convolutional network that makes its variables as large as what the layers before give."""

import numpy as np
import tensorflow as tf


class Classifier(object):
    def __init__(self, classes):
        self.images = tf.placeholder(tf.float32, [None, 6, 6, 1], name='images')
        self.labels = tf.placeholder(tf.int64, [None], name='labels')
        kernel = tf.Variable(tf.constant(0.1, shape=[3, 3, 1, 2]))
        conv = tf.nn.relu(tf.nn.conv2d(self.images, kernel, strides=[1, 1, 1, 1], padding='SAME'))
        pool = tf.nn.max_pool(conv, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')
        print('pool', pool.get_shape())
        shape = pool.get_shape().as_list()
        size = shape[1] * shape[2] * shape[3]
        flat = tf.reshape(pool, [-1, size])
        weights = tf.Variable(tf.ones([size, 4]) * 0.05)
        hidden = tf.tanh(tf.matmul(flat, weights))
        out = tf.Variable(tf.constant(0.2, shape=[hidden.get_shape()[1].value, classes]))
        self.logits = tf.matmul(hidden, out)
        self.count = int(self.logits.shape[1])
        cost = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=self.labels, logits=self.logits)
        self.cost = tf.reduce_mean(cost)
        self.train = tf.train.GradientDescentOptimizer(0.5).minimize(self.cost)


model = Classifier(3)
elements = model.logits.get_shape()[1:].num_elements()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    random = np.random.RandomState(0)
    for step in range(3):
        feed = {model.images: random.rand(5, 6, 6, 1), model.labels: random.randint(0, 3, 5)}
        _, cost = sess.run([model.train, model.cost], feed)
        print(step, cost)
    print(sess.run(model.logits, feed).shape, model.count, elements)
