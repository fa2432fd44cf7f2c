"""Operations that give several tensors, fetched as they are."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
w = tf.Variable(tf.ones([4, 4]))
scores = tf.matmul(x, w) * tf.constant([1.0, 3.0, 2.0, 4.0])

statistics = tf.nn.moments(scores, [0])
best = tf.nn.top_k(scores, k=2)
halves = tf.split(scores, 2, axis=1)
distinct = tf.unique([3, 1, 3, 2])
clipped = tf.clip_by_global_norm([scores, w], 1.0)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rows = np.arange(8).reshape(2, 4)

    mean, variance = sess.run(statistics, {x: rows})
    print(mean, variance)

    found = sess.run(best, {x: rows})
    print(found.values, found.indices)

    # Besides others, and a list of its own.
    (left, right), total = sess.run([halves, tf.reduce_sum(scores)], {x: rows})
    print(left, right, total)

    (small, _), norm = sess.run(clipped, feed_dict={x: rows})
    print(small, norm)

    numbers, places = sess.run(distinct)
    print(numbers, places)
    print(sess.run(tf.self_adjoint_eig([[2.0, 0.0], [0.0, 1.0]])))
