"""A program inside of main()."""
import numpy as np
import tensorflow as tf


def main():
    x = tf.placeholder(tf.float32, [None, 3], name='x')
    w = tf.Variable(tf.ones([3, 1]), name='w')
    y = tf.matmul(x, w)
    loss = tf.reduce_mean(tf.square(y))
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(3):
            _, l = sess.run([train_op, loss], feed_dict={x: np.ones([2, 3])})
            print(l)


if __name__ == '__main__':
    main()
