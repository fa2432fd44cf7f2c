"""Two lines, whose settings change after the graph took them."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None])


class Line(object):
    def __init__(self, scale):
        self.scale = scale
        self.shift = scale / 2.0
        self.start = 1.0
        self.weight = tf.Variable(scale)
        self.out = x * self.weight * self.scale + self.shift + getattr(self, 'start')

    def run(self, sess):
        return sess.run(self.out, {x: np.float32([1, 2])})


lines = [Line(1.0), Line(2.0)]
second = lines[1]
second.scale = 5.0  # refused: captured_data_changes
setattr(lines[0], 'shift', 0.0)  # refused: captured_data_changes
second.start = 0.0  # refused: captured_data_changes
second.weight = lines[0].weight  # refused: captured_data_changes
second.label = 'second'
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(lines[0].run(sess), second.run(sess), second.label)
