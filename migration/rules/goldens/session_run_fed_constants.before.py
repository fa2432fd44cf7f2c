"""Constants that some runs feed, of functions and objects."""

import tensorflow as tf


def build():
    start = tf.constant([1.0, 2.0])
    x = tf.placeholder(tf.float32, [2])
    product = start * x
    return start, x, product


class Net:
    def __init__(self, size):
        self.x = tf.placeholder(tf.float32, [None, size])
        state = tf.zeros([1, size])
        self.state = state
        self.scale = tf.constant(2.0, name='scale')
        self.hidden = tf.nn.relu(self.x + state) * self.scale
        self.out = tf.reduce_sum(self.hidden, 1)


def main():
    start, x, product = build()
    first, second = Net(2), Net(2)
    with tf.Session() as sess:
        print(sess.run(product, {x: [1, 2]}))
        print(sess.run(product, {x: [1, 2], start: [5, 5]}))
        print(sess.run(first.out, {first.x: [[1, 2]]}))
        print(sess.run(second.out, {second.x: [[1, 2]], second.state: [[1, 1]]}))
        print(sess.run(first.out, {first.x: [[1, 2]], first.scale: 3}))
        print(sess.run(first.out, {first.hidden: [[1, 2], [3, 4]]}))
        print(sess.run(second.state))


main()
