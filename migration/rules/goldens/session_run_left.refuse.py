"""Each call builds a graph, and what it built goes on being run after it."""

import tensorflow as tf


def build(start):
    tf.reset_default_graph()
    x = tf.placeholder(tf.float32, [])
    w = tf.Variable(start)
    y = w * x
    sess = tf.Session()
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: 1.0}))
    return sess, x, y


s1, x1, y1 = build(2.0)
s2, x2, y2 = build(3.0)
print(s1.run(y1, {x1: 2.0}), s2.run(y2, {x2: 2.0}))  # refused: graph_of_one_call
