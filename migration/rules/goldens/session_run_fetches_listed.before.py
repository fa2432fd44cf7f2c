"""A line in a class, whose methods list what they run in statements of their own."""
import numpy as np
import tensorflow as tf


class Line(object):

    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None], name='x')
        self.y = tf.placeholder(tf.float32, [None], name='y')
        self.slope = tf.Variable(0.1)
        self.out = self.x * self.slope
        self.loss = tf.reduce_mean(tf.square(self.out - self.y))
        self.train_op = tf.train.GradientDescentOptimizer(0.3).minimize(self.loss)

    def step(self, sess, x, y, verbose=False):
        """Trains once."""
        # The operation gives nothing.
        fetches = [self.train_op, self.loss]
        feed = {self.x: x, self.y: y}
        _, loss = sess.run(fetches, feed)
        if verbose:
            print('loss', loss)
        return loss

    def look(self, sess, x, y):
        wanted = {
            'out': self.out,  # predictions
            'parts': (self.loss, self.slope),
        }
        values = sess.run(wanted, feed_dict={self.x: x, self.y: y})
        return values['out'], values['parts']


line = Line()
total = line.loss * 2


def both(sess, x, y):
    fetches = (total, line.out)
    first = sess.run(fetches, {line.x: x, line.y: y})
    again = sess.run(fetches, {line.x: x + 1, line.y: y})
    return first[0] - again[0]


rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        xs = rng.rand(5)
        line.step(sess, xs, 2 * xs, verbose=i % 2 == 0)
        out, (loss, slope) = line.look(sess, xs, 2 * xs)
        print(out, loss, slope, both(sess, xs, xs))
