"""A feed dictionary that changes between runs, and feeds by slices and lists."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, shape=[None, 2])
y = tf.placeholder(tf.float32, shape=[None, 1])
w = tf.Variable(tf.zeros([2, 1]))
p = tf.sigmoid(tf.matmul(x, w))
cost = -tf.reduce_sum(y * tf.log(tf.clip_by_value(p, 1e-10, 1.0)))
train = tf.train.GradientDescentOptimizer(0.1).minimize(cost)
xs = [[0, 1], [1, 0], [2, 2]]
ys = [[0], [1], [1]]

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: xs, y: ys}
    for step in range(4):
        sess.run(train, feed_dict=feed)
        if step % 2 == 0:
            print(step, sess.run(cost, feed_dict=feed))
    feed[y] = [[1], [1], [1]]
    print(cost.eval(feed), sess.run([p, cost], feed_dict=feed))
    for i, (a, b) in enumerate(zip(xs, ys)):
        print(i, sess.run(p, {x: [a]}) - b)
    print(sess.run(p, feed_dict={x: np.array(xs).reshape(-1, 2)[::-1]}))
