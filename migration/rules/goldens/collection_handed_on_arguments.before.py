"""Penalties of activations, which layers with many arguments put into a collection."""
import numpy as np
import tensorflow as tf


def layer(x, size, weight=0.1, name='layer', activation=None):
    with tf.variable_scope(name):
        w = tf.get_variable('w', [int(x.shape[1]), size], initializer=tf.constant_initializer(0.3))
        y = tf.matmul(x, w)
        if activation is not None:
            y = activation(y)
        tf.add_to_collection('penalty', weight * tf.reduce_mean(tf.abs(y)))
        return y


def block(x, sizes, *, scope):
    with tf.variable_scope(scope):
        for number, size in enumerate(sizes):
            x = layer(x, size, 0.2, 'layer%d' % number, activation=tf.nn.relu)
    return x


x = tf.placeholder(tf.float32, [None, 3])
h = layer(x, 4)
h = layer(h, 4, name='again')
h = block(h, [4, 4], scope='deep')
h = block(sizes=(2, 2), x=h, scope='deeper')
y = layer(x=h, size=1, name='last')

penalty = tf.add_n(tf.get_collection('penalty'))
count = tf.reduce_sum(tf.stack(tf.get_collection('penalty')))
loss = tf.reduce_mean(tf.square(y - 1)) + penalty
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)
data = np.random.RandomState(0).rand(6, 3)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        sess.run(train, {x: data})
        print(sess.run([loss, penalty, count], {x: data}))
