"""Fetches in dictionaries, with and without an operation."""

import tensorflow as tf
x = tf.placeholder(tf.float32, [None])
w = tf.Variable(2.0)
v = w * x
loss = tf.reduce_sum(v)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    r = sess.run({'w': w, 'v': v}, {x: [1, 2]})
    print(r['w'], r['v'], list(r))
    for i in range(2):
        out = sess.run({'train': train, 'loss': loss}, feed_dict={x: [1, 2, i]})
        print(out['loss'], out['train'])
    print(sess.run({'v': v, 'loss': loss}, {x: [3]})['loss'])
