"""A model that is handed around as a dictionary."""

import numpy as np
import tensorflow as tf


def inputs(size):
    return {
        'x': tf.placeholder(tf.float32, [None, size], name='x'),  # rows
        'y': tf.placeholder(tf.float32, [None]),
    }


def build(feeds, size):
    w = tf.Variable(tf.ones([size, 1]), name='w')
    pred = tf.squeeze(tf.matmul(feeds['x'], w), 1)
    layers = [tf.nn.relu(pred), tf.nn.tanh(pred)]
    loss = tf.reduce_mean(tf.square(pred - feeds['y']))
    return dict(pred=pred, loss=loss, layers=layers, info={'size': size, 'm': tf.reduce_mean(pred)})


def add_training(net, rate):
    train = tf.train.GradientDescentOptimizer(rate).minimize(net['loss'])
    return train, net['loss'] * 2


def fit(sess, net, feeds, data):
    for _ in range(3):
        _, loss = sess.run([net['train'], net['loss']], {feeds['x']: data, feeds['y']: [1, 2]})
        print(loss)
    print(sess.run([net['layers'][1], net['info']['m'], net.get('pred')], {feeds['x']: data}))
    return sess.run(net['twice'], feed_dict={feeds['x']: data, feeds['y']: [0, 0]})


def main():
    feeds = inputs(3)
    net = build(feeds, 3)
    net['train'], net['twice'] = add_training(net, 0.1)
    print(net['info']['size'])
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        print(fit(sess, net, feeds, np.ones((2, 3))))


main()
