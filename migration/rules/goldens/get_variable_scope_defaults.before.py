"""Variable scopes whose defaults the variables inherit."""

import tensorflow as tf

start = tf.constant_initializer(2.0)

with tf.variable_scope('outer', initializer=start, dtype=tf.float64):
    w = tf.get_variable('w', [2])
    with tf.variable_scope('inner', initializer=tf.ones_initializer()):
        b = tf.get_variable('b', [3])
        # Its own initializer wins.
        c = tf.get_variable('c', [3], initializer=tf.zeros_initializer())
    d = tf.get_variable('d', [2], tf.float32)

total = tf.reduce_sum(w) + tf.reduce_sum(b) + tf.reduce_sum(c)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(total), sess.run(d))
    print(sess.run(w).dtype, sess.run(b).dtype, sess.run(d).dtype)
