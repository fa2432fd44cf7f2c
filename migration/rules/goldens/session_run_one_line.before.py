"""A session on one line."""

import tensorflow as tf

w = tf.Variable(2.0)
v = w * 3
with tf.Session() as sess: sess.run(tf.global_variables_initializer()); print(sess.run(v))  # 6
