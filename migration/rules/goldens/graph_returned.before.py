import numpy as np
import tensorflow as tf


def build(n):
    x = tf.placeholder(tf.float32, [None, n])
    w = tf.Variable(tf.zeros([n, 1]), name='w')
    y = tf.matmul(x, w)
    loss = tf.reduce_mean(tf.square(y - 1.0))
    train_op = tf.train.AdamOptimizer(0.1).minimize(loss)
    return x, y, loss, train_op


def train(sess, x, loss, train_op, steps):
    for i in range(steps):
        _, l = sess.run([train_op, loss], {x: np.ones([2, 3])})
        print(l)


def main():
    x, y, loss, train_op = build(3)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        train(sess, x, loss, train_op, 3)
        print(sess.run(y, {x: np.ones([1, 3])}))


main()
