"""Variables whose names a program prints, and those that need other arguments in TF 2."""

import numpy as np
import tensorflow as tf

with tf.variable_scope('encoder'):
    a = tf.get_variable('a', [2, 3], initializer=tf.ones_initializer())
    with tf.variable_scope('inner'):
        b = tf.get_variable('b', [4], initializer=tf.zeros_initializer())
    c = tf.Variable(tf.zeros([5, 2]), name='c')
with tf.variable_scope('encoder'):
    d = tf.Variable(tf.zeros([5]), True, [tf.GraphKeys.LOCAL_VARIABLES], name='c')
with tf.name_scope('scope'):
    e = tf.Variable(2.0, use_resource=True)
f = tf.Variable([1.0, 2.0], trainable=False, collections=[tf.GraphKeys.GLOBAL_VARIABLES])
g = tf.Variable(lambda: tf.constant(3.0))

for v in tf.trainable_variables():
    print(v.name, v.shape, v.get_shape().as_list())
print([v.op.name for v in tf.global_variables()], [v.name for v in tf.local_variables()])
print('%d numbers' % sum(np.prod(v.get_shape().as_list()) for v in tf.global_variables()))

with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    print(sess.run(tf.reduce_sum(a) + e * g), sess.run(f))
