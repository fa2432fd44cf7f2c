# expect: dynamic_code
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
scale = 2.0
out = pred * scale
exec('scale = 9.0')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(out, feed_dict={x: data}))
