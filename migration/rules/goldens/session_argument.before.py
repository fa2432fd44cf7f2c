"""Functions that get the session as an argument."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3], name='x')
w = tf.Variable(tf.ones([3, 1]), name='w')
y = tf.matmul(x, w)
loss = tf.reduce_mean(tf.square(y))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
init = tf.global_variables_initializer()


def train(sess, n):
    for i in range(n):
        _, l = sess.run([train_op, loss], feed_dict={x: np.ones([2, 3])})
        print(l)


def evaluate(session, value):
    return session.run(y, {x: value})


with tf.Session() as sess:
    sess.run(init)
    train(sess, 3)
    print(evaluate(sess, np.zeros([1, 3])))
