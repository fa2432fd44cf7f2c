"""Losses that a program keeps in collections of its own, and of TensorFlow's."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
with tf.variable_scope('m', regularizer=tf.contrib.layers.l2_regularizer(0.1)):
    w = tf.get_variable('w', [3], initializer=tf.constant_initializer(2.0))
    b = tf.get_variable('b', initializer=0.5, regularizer=tf.contrib.layers.l1_regularizer(0.5))

error = tf.reduce_mean(tf.square(x * w + b))
tf.add_to_collection('losses', error)
size = 0.3 * tf.reduce_sum(tf.abs(w))
tf.add_to_collection('losses', size)
penalties = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
total = tf.add_n(tf.get_collection('losses') + penalties, name='total')
train = tf.train.GradientDescentOptimizer(0.1).minimize(total)
# Nothing adds to this one.
print(len(tf.get_collection(tf.GraphKeys.UPDATE_OPS)), len(tf.get_collection('losses')))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(tf.assign(b, 0.25))
    for i in range(3):
        sess.run(train, {x: [1.0, 2.0, 3.0]})
        print(sess.run(total, {x: [1.0, 2.0, 3.0]}), sess.run(w))
