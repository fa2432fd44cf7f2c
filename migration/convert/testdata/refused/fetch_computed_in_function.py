# expect: fetch_of_passing_value
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
sess = tf.Session()
sess.run(tf.global_variables_initializer())


scaled = lambda factor: sess.run(pred * factor, feed_dict={x: data})  # noqa: E731
print(scaled(1.0), scaled(2.0))
