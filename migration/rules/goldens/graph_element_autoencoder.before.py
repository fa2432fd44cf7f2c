"""An autoencoder whose parts a function returns, and whose code is fed."""

import numpy as np
import tensorflow as tf


def build(n):
    x = tf.placeholder(tf.float32, [None, n])
    W = tf.Variable(tf.ones([n, 2]))
    z = tf.matmul(x, W)
    y = tf.nn.sigmoid(z)
    cost = tf.reduce_mean(tf.square(y))
    return {'x': x, 'z': z, 'y': y, 'cost': cost}


def test():
    ae = build(3)
    optimizer = tf.train.GradientDescentOptimizer(0.1).minimize(ae['cost'])
    sess = tf.Session()
    sess.run(tf.global_variables_initializer())
    data = np.ones((4, 3))
    for epoch in range(3):
        sess.run(optimizer, feed_dict={ae['x']: data})
        print(epoch, sess.run(ae['cost'], feed_dict={ae['x']: data}))
    recon = sess.run(ae['y'], feed_dict={ae['x']: data})
    print(recon)
    print(sess.run(ae['y'], feed_dict={ae['z']: [[1, 2]]}))


if __name__ == '__main__':
    test()
