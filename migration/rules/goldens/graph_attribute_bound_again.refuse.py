"""An attribute is bound again after the graph took its value."""
import tensorflow as tf


class Scaled(object):
    def __init__(self):
        self.scale = 2.0
        self.x = tf.placeholder(tf.float32, [None])
        self.y = self.x * self.scale  # refused: name_bound_again
        self.scale = 5.0
        self.sess = tf.Session()

    def run(self, value):
        return self.sess.run(self.y, {self.x: value})


scaled = Scaled()
print(scaled.run([1., 2.]), scaled.scale)
