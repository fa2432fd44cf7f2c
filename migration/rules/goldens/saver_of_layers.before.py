"""A saver of variables that a function makes in scopes, so that an object makes them when it is called."""

import os
import tempfile

import numpy as np
import tensorflow as tf

X = np.random.RandomState(0).rand(20, 3).astype(np.float32)


def inference(x, hidden):
    with tf.variable_scope('layer1'):
        w = tf.get_variable('weights', [3, hidden], initializer=tf.random_normal_initializer())
        h = tf.nn.relu(tf.matmul(x, w))
    with tf.variable_scope('layer2'):
        w = tf.get_variable('weights', [hidden, 1], initializer=tf.random_normal_initializer())
    return tf.matmul(h, w)


x = tf.placeholder(tf.float32, [None, 3], name='x')
y = inference(x, 4)
loss = tf.reduce_mean(tf.square(y))
op = tf.train.AdamOptimizer(0.01).minimize(loss)
saver = tf.train.Saver()
with tf.Session() as sess:
    tf.global_variables_initializer().run()
    for _ in range(5):
        _, value = sess.run([op, loss], feed_dict={x: X})
    print(value)
    path = os.path.join(tempfile.mkdtemp(), 'model')
    saver.save(sess, path)
    sess.run(op, feed_dict={x: X})
    saver.restore(sess, path)
    print(sess.run(loss, feed_dict={x: X}))
