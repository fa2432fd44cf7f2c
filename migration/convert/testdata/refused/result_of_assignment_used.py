# expect: assigned_value_used
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
counter = tf.Variable(1.0)
out = tf.assign_add(counter, 2.0) * 10.0

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(out, feed_dict={x: data}))
