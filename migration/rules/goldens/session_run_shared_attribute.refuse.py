"""Attributes of a class that change after the graph took their values."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None])


class Settings(object):
    scale = 2.0
    shift = 1.0


class Line(object):
    slope = 3.0
    start = 0.5
    runs = 0

    def __init__(self, settings):
        self.weight = tf.Variable(1.0)
        self.out = x * self.weight * self.slope + self.start
        self.scaled = self.out * settings.scale

    def run(self, sess):
        Line.runs += 1
        return sess.run([self.out, self.scaled], {x: np.float32([1, 2])})


line = Line(Settings())
Line.slope = 5.0  # refused: captured_data_changes
line.start = 0.0  # refused: captured_data_changes
Settings.scale = 7.0  # refused: captured_data_changes
Settings.shift = 0.0
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(line.run(sess))
