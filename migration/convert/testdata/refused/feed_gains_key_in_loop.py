# expect: ambiguous_feed
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
extra = tf.placeholder_with_default(1.0, [])
out = pred * extra
feed = {x: data}

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(2):
        print(sess.run(out, feed_dict=feed))
        feed[extra] = 3.0
