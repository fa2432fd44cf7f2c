import os

import tensorflow as tf

depth = int(os.environ.get('DEPTH', '2'))

x = tf.placeholder(tf.float32, [None, 3], name='x')
net = x
for i in range(depth):
    with tf.variable_scope('layer%d' % i):
        w = tf.get_variable('w', [3, 3], initializer=tf.ones_initializer())
        net = tf.matmul(net, w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(net, feed_dict={x: [[1.0, 2.0, 3.0]]}))
