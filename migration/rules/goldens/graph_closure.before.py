"""Functions that read placeholders and other values of the graph as names of the module."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
target = data.sum(axis=1, keepdims=True)

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])
keep_prob = tf.placeholder(tf.float32)
slope = tf.placeholder(tf.float32, [])

rng = np.random.RandomState(1)
W = tf.Variable(rng.rand(4, 4).astype(np.float32))
w_out = tf.Variable(rng.rand(4, 1).astype(np.float32))

leaky = lambda t: tf.maximum(slope * t, t)


def layer(h, activation=None):
    """Returns one layer, with dropout."""
    h = tf.nn.dropout(tf.matmul(h, W), keep_prob=keep_prob)
    if activation is None:
        return leaky(h)
    return activation(h)


def network():
    h = layer(x)
    h = layer(h, activation=tf.tanh)
    return tf.matmul(
        layer(
            h,
            tf.sigmoid,  # bounded
        ),
        w_out,
    )


prediction = network()
error = prediction - y


def penalty(scale):
    def weighted(w):
        return scale * tf.nn.l2_loss(w) * tf.stop_gradient(tf.reduce_mean(tf.abs(error)))

    return weighted(W) + weighted(w_out)


def halved(t):
    return t / (1.0 + slope)


spread = tf.add_n([halved(e) for e in (tf.reduce_max(error), -tf.reduce_min(error))])
loss = tf.reduce_mean(tf.square(error)) + penalty(0.1)
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: data, y: target, keep_prob: 1.0, slope: 0.2}
    for _ in range(3):
        _, value = sess.run([train, loss], feed_dict=feed)
        print(value)
    print(sess.run(prediction, feed_dict={x: data, keep_prob: 1.0, slope: 0.2}))
    print(sess.run(spread, feed_dict=feed))
