"""Feeds in the place of computed values that are not clear."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[1.0], [2.0]])


def encode(x):
    code = x * 2
    return code, code + 1


code, out = encode(x)
cast = tf.to_float(code)
both = cast * 3 + code
h = tf.matmul(x, w)
loss = tf.reduce_sum(tf.square(h))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
extent = tf.py_func(len, [x], tf.int64)
doubled = extent * 2
layers = [x + step for step in range(2)]
top = layers[0] * 2
feed = {x: [[1, 2]]}

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    # The function that makes `out` makes `code` as well.
    print(sess.run(out, {code: [[1, 2]]}))  # refused: feed_of_computed_value
    # Of a float, to_float gives the tensor itself.
    print(sess.run(both, {cast: [[1, 2]], x: [[1, 1]]}))  # refused: feed_of_computed_value
    # The gradient of `w` is computed behind the feed.
    sess.run(train, {x: [[1, 2]], h: [[3]]})  # refused: feed_of_computed_value
    print(sess.run(doubled, {extent: 3}))  # refused: feed_of_computed_value
    print(sess.run(top, {layers[0]: [[1, 2]]}))  # refused: feed_of_computed_value
    for turn in range(2):
        if turn:
            feed[h] = [[1]]
        print(sess.run(loss, feed))  # refused: feed_of_computed_value
