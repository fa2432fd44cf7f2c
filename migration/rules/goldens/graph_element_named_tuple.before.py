"""A model whose parts a named tuple holds."""

import collections

import numpy as np
import tensorflow as tf

Model = collections.namedtuple('Model', ['x', 'y', 'logits', 'loss', 'train'])
Block = collections.namedtuple('Block', 'units, activation')
BLOCKS = [Block(4, tf.nn.tanh), Block(2, tf.identity)]


def build():
    x = tf.placeholder(tf.float32, [None, 3])
    y = tf.placeholder(tf.float32, [None, 2])
    w1 = tf.Variable(tf.ones([3, BLOCKS[0].units]) * 0.1)
    w2 = tf.Variable(tf.ones([BLOCKS[0].units, BLOCKS[1].units]) * 0.2)
    h = BLOCKS[0].activation(tf.matmul(x, w1))
    logits = BLOCKS[1].activation(tf.matmul(h, w2))
    loss = tf.reduce_mean(tf.square(logits - y))
    return Model(x, y, logits, loss=loss, train=tf.train.AdamOptimizer(0.01).minimize(loss))


def fit(sess, model, rows):
    for _ in range(3):
        _, loss = sess.run([model.train, model.loss], {model.x: rows, model.y: rows[:, :2]})
        print(loss)


model = build()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    rows = np.arange(12).reshape(4, 3) / 10.0
    fit(sess, model, rows)
    print(sess.run(model.logits, feed_dict={model.x: rows}))
    print(sess.run(tf.nn.softmax(model.logits), feed_dict={model.x: rows}))
