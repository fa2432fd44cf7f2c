"""One run takes values of an object, and a variable of another one."""
import tensorflow as tf

x = tf.placeholder(tf.float32, [])


class Scaled:
    def __init__(self, scale):
        self.weight = tf.Variable(scale)
        self.out = x * self.weight


first = Scaled(1.0)
second = Scaled(2.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([first.weight, second.out], {x: 1.0}))  # refused: several_objects
