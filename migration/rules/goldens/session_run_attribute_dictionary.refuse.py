"""An attribute that the graph took is set through the dictionary of an object."""
import tensorflow as tf

x = tf.placeholder(tf.float32, [])


class Scaled:
    def __init__(self, scale):
        self.scale = scale
        self.weight = tf.Variable(scale)
        self.out = x * self.weight * self.scale


first = Scaled(1.0)
second = Scaled(2.0)
second.__dict__.update(scale=5.0)  # refused: captured_data_changes
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([first.out, second.out], {x: 1.0}))
