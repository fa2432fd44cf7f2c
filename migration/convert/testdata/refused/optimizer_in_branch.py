# expect: conditional_graph_value
import os

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
loss = tf.reduce_sum(pred)
if os.environ.get('ADAM'):
    optimizer = tf.train.AdamOptimizer(0.1)
else:
    optimizer = tf.train.GradientDescentOptimizer(0.1)
out = optimizer.minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(out, feed_dict={x: data}))
