"""Initial values that rest on those of other variables."""

import tensorflow as tf

weights = tf.Variable(tf.random_normal([3, 2], stddev=0.35), name='weights')
copy = tf.Variable(weights.initialized_value(), name='copy')
twice = tf.Variable(weights.initialized_value() * 2.0, name='twice')
difference = tf.reduce_sum(tf.abs(twice - weights - copy))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(difference))
    sess.run(weights.assign_add(tf.ones([3, 2])))
    print(sess.run(difference), sess.run(copy) == sess.run(twice) / 2)
