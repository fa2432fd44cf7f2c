"""Counts and remembers single rows of tables."""

import numpy as np
import tensorflow as tf

users = tf.placeholder(tf.int32, [None], name='users')
ratings = tf.placeholder(tf.float32, [None, 2], name='ratings')
table = tf.Variable(tf.zeros([4, 2]), trainable=False, name='table')
visits = tf.get_variable('visits', [4], tf.int32, initializer=tf.zeros_initializer(), trainable=False)

remember = tf.scatter_update(table, users, ratings)
count = tf.scatter_add(visits, users, tf.ones_like(users))
with tf.control_dependencies([remember]):
    shrink = tf.scatter_mul(table, [0], tf.constant([[0.5, 0.5]]))
    top = tf.reduce_max(table, 0)
cell = tf.scatter_nd_update(ref=table, indices=[[3, 1]], updates=[7.0])
less = table.scatter_sub(tf.IndexedSlices(tf.ones([1, 2]), [1]))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for turn in range(2):
        feed = {users: [turn, 2], ratings: np.float32([[1.0, turn], [3.0, 4.0]])}
        print(sess.run(top, feed))
        sess.run(shrink, feed)
        print(sess.run(count, feed))
    sess.run([cell])
    print(sess.run(less))
    print(sess.run([table, visits]))
