"""Dictionaries of graph values and of others."""

import numpy as np
import tensorflow as tf

inputs = {
    'x': tf.placeholder(tf.float32, [None, 3], name='x'),  # rows
    'y': tf.placeholder(tf.float32, [None]),
    'rate': 0.5,
}
w = tf.Variable([1.0, 2.0, 3.0])


def build():
    pred = tf.reduce_sum(inputs['x'] * w, 1)
    loss = tf.reduce_mean(tf.square(pred - inputs['y']))
    return {
        'pred': pred,
        'loss': loss,
        'error': tf.reduce_max(tf.abs(pred - inputs['y'])),
        'train': tf.train.GradientDescentOptimizer(0.01).minimize(loss),
        'w': w,
        'name': 'linear',
    }


net = build()
print(net['name'])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {inputs['x']: np.ones((2, 3)), inputs['y']: [1, 2]}
    for _ in range(3):
        _, loss = sess.run([net['train'], net['loss']], feed_dict=feed)
        print(loss, inputs['rate'])
    print(sess.run({'e': net['error'], 'w': net['w']}, feed))
    print(sess.run(net['w']))
