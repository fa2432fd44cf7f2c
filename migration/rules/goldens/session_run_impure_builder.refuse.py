"""A function that draws numbers and prints while the graph is built, once."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [])


def noisy(t):
    print('building')
    return t * rng.rand()


y = noisy(x)  # refused: impure_graph_statement

with tf.Session() as sess:
    print(sess.run(y, {x: 1.0}), sess.run(y, {x: 1.0}))
