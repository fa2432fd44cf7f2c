"""A program whose functions call each other: the graph is built and run in one of them."""
import sys

import numpy as np
import tensorflow as tf


def build_model(x, n_out):
    w = tf.get_variable('w', [3, n_out], initializer=tf.ones_initializer())
    b = tf.get_variable('b', [n_out], initializer=tf.zeros_initializer())
    return tf.matmul(x, w) + b


def train(steps):
    x = tf.placeholder(tf.float32, [None, 3])
    y = tf.placeholder(tf.float32, [None, 1])
    out = build_model(x, 1)
    loss = tf.reduce_mean(tf.square(out - y))
    optimizer = tf.train.AdamOptimizer(0.01)
    train_op = optimizer.minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(steps):
            batch_x, batch_y = np.ones([2, 3]), np.zeros([2, 1])
            feed = {x: batch_x, y: batch_y}
            l, _ = sess.run([loss, train_op], feed_dict=feed)
            if i % 2 == 0:
                print('step %d loss %f' % (i, sess.run(loss, feed_dict=feed)))
        return sess.run(out, {x: np.ones([1, 3])})


def main(argv):
    steps = int(argv[1]) if len(argv) > 1 else 4
    result = train(steps)
    print(result)


if __name__ == '__main__':
    main(sys.argv)
