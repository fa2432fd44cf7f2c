"""A method whose object's attribute changes between two calls that find the same variables."""

import tensorflow as tf


class Net(object):
    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None, 3])
        self.scale = 1.0
        self.y = self.layer(self.x)
        self.scale = 2.0
        self.z = self.layer(self.x + 1.0, reuse=True)

    def layer(self, x, reuse=False):
        with tf.variable_scope('layer', reuse=reuse):
            w = tf.get_variable('w', [3, 1], initializer=tf.ones_initializer())
            return tf.matmul(x, w) * self.scale  # refused: variables_in_function


net = Net()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([net.y, net.z], {net.x: [[1.0, 2.0, 3.0]]}))
