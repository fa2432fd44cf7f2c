# expect: initialised_again
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.random_normal([2, 1], stddev=np.random.rand()))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
init = tf.global_variables_initializer()

with tf.Session() as sess:
    sess.run(init)
    sess.run(w.assign(w * 2.0))
    sess.run(init)
    print(sess.run(w))
