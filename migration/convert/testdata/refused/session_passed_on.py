# expect: session_escape
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')


def evaluate(session):
    return session.run(pred, feed_dict={x: data})


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(evaluate(sess))
