"""Maps, scans and folds, over one tensor and over several, with gradients."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
w = tf.Variable([1.0, 2.0, 3.0])
table = np.arange(6.0).reshape(3, 2)

dots = tf.map_fn(lambda row: tf.reduce_sum(row * w), x)
sums, counts = tf.map_fn(lambda pair: (pair[0] + pair[1], tf.cast(tf.reduce_sum(pair[0]), tf.int32)),
                         (x, x), dtype=(tf.float32, tf.int32))
squares = tf.map_fn(tf.square, x)
totals = tf.map_fn(tf.reduce_sum, table)
running = tf.scan(lambda state, row: state * 0.5 + row, x)
back = tf.scan(lambda s, row: (s[0] + tf.reduce_sum(row), s[1] * 2.0), x, initializer=(0.0, 1.0),
               reverse=True)
folded = tf.foldl(lambda a, row: a + tf.reduce_sum(row), x, initializer=tf.constant(1.0))
folded_back = tf.foldr(lambda a, row: a - row, x)

loss = tf.reduce_mean(tf.square(dots)) + tf.reduce_sum(running * w)
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

data = np.arange(6).reshape(2, 3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([dots, sums, counts, squares], {x: data}))
    print(sess.run(totals))
    print(sess.run([running, back[0], back[1]], {x: data}))
    print(sess.run([folded, folded_back], {x: data}))
    for _ in range(2):
        sess.run(train, {x: data})
    print(sess.run(w))
