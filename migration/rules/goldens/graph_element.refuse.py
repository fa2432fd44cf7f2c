"""Collections of graph values that functions return, and that Python uses as a whole."""

import tensorflow as tf


def build():
    x = tf.placeholder(tf.float32, [None])
    return {'x': x, 'a': x + 1, 'b': x * 2}


def parts():
    v = tf.placeholder(tf.float32, [None])
    return v, (v + 1, v + 2), 5


net = build()  # refused: graph_from_call
pack = parts()  # refused: graph_from_call
with tf.Session() as sess:
    for name in net:
        print(name, sess.run(net[name], {net['x']: [1, 2]}))
    print(sess.run(pack[1], {pack[0]: [1, 2]}), pack[2])
