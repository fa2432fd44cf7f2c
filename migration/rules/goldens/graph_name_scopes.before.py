"""Names in variable scopes."""

import tensorflow as tf
x = tf.placeholder(tf.float32, [None], name='x')
with tf.variable_scope('m'):
    w = tf.get_variable('w', [], initializer=tf.constant_initializer(2.))
    y = tf.multiply(x, w, name='y')
with tf.variable_scope('m', reuse=True):
    w2 = tf.get_variable('w')
    z = tf.add(x, w2, name='z')
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run('m/y:0', {x: [1, 2]}), sess.run('m_1/z:0', {x: [1]}), sess.run('m/w:0'))
