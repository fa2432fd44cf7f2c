"""A list of training operations, run as one."""

import tensorflow as tf

a = tf.Variable([1.0, 2.0])
b = tf.Variable([2.0, 0.5])
x = tf.placeholder(tf.float32, [2])
la = tf.reduce_sum(tf.square(a * x - 1.))
lb = tf.reduce_sum(tf.square(b * x - 1.))
opts = [tf.train.AdamOptimizer(0.1).minimize(la), tf.train.MomentumOptimizer(0.1, 0.9).minimize(lb, var_list=[b])]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(opts, {x: [1., i]})
        print(sess.run([a, b]))
