"""A class whose methods build, with a collection of side losses, and a flag."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, decay, use_side):
        self.decay = decay
        self.x = tf.placeholder(tf.float32, [None, 3])
        self.y = tf.placeholder(tf.float32, [None, 1])
        h = self.dense(self.x, 3, 4, 'hidden')
        if use_side:
            side = self.dense(h, 4, 1, 'side')
            tf.add_to_collection('objectives', 0.3 * tf.reduce_mean(tf.square(side - self.y)))
        self.out = self.dense(tf.nn.relu(h), 4, 1, 'out')
        tf.add_to_collection('objectives', tf.reduce_mean(tf.square(self.out - self.y)))
        self.loss = tf.add_n(tf.get_collection('objectives'))
        self.train = tf.train.AdamOptimizer(0.1).minimize(self.loss)

    def dense(self, x, n_in, n_out, name):
        with tf.variable_scope(name):
            w = tf.get_variable('w', [n_in, n_out], initializer=tf.constant_initializer(0.2))
            tf.add_to_collection('objectives', self.decay * tf.nn.l2_loss(w))
        return tf.matmul(x, w)


model = Model(0.01, True)
data = np.random.RandomState(0).rand(6, 3)
target = np.ones((6, 1))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        sess.run(model.train, {model.x: data, model.y: target})
        print(sess.run(model.loss, {model.x: data, model.y: target}))
