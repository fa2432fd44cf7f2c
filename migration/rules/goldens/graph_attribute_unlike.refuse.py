"""Two objects of one class that build different graphs."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, training):  # refused: several_objects
        self.x = tf.placeholder(tf.float32, [None, 2])
        with tf.variable_scope('model', reuse=tf.AUTO_REUSE):
            self.w = tf.get_variable('w', [2, 1], initializer=tf.ones_initializer())
        self.y = tf.matmul(self.x, self.w)
        if training:
            self.loss = tf.reduce_mean(tf.square(self.y))


train_model = Model(True)
test_model = Model(False)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(train_model.loss, {train_model.x: np.ones([2, 2])}))
    print(sess.run(test_model.y, {test_model.x: np.ones([2, 2])}))
