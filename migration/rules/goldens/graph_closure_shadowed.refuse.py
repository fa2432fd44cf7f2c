"""A function whose caller has something else under the name of the value that it reads."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
alpha = tf.placeholder(tf.float32, [])


def scaled(t):
    return t * alpha


def shown(alpha):
    return scaled(alpha) + 1.0


y = shown(x)  # refused: closure_over_graph_value

with tf.Session() as sess:
    print(sess.run(y, {x: 3.0, alpha: 2.0}))
