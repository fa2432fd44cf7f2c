"""A loss on an object, to which a penalty is added."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
w = tf.Variable(tf.ones([3, 2]) * 0.5)


class Model:
    def __init__(self):
        self.place = tf.matmul(x, w)
        self.loss = tf.reduce_mean(tf.square(self.place))
        self.loss += 0.1 * tf.nn.l2_loss(w)
        self.train = tf.train.GradientDescentOptimizer(0.05).minimize(self.loss)


model = Model()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        print(sess.run([model.loss, model.train], {x: np.ones((2, 3)) * i})[0])
