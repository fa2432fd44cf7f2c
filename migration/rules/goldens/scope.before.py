"""Scopes in functions: they name variables and operations, and find variables again."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(5).randn(6, 3).astype(np.float32)


def encode(inputs, reuse=None):
    with tf.variable_scope('encoder', reuse=reuse) as scope:  # Shared by both sides.
        w = tf.get_variable('w', [3, 2], initializer=tf.constant_initializer(0.2))
        with tf.name_scope('linear', 'layer', [inputs]):
            # The weights come first.
            out = tf.matmul(inputs, w)
        return tf.nn.relu(out, name=scope.name)


def penalty():
    with tf.variable_scope('encoder'):
        w = tf.get_variable('w')
    return tf.nn.l2_loss(w)


x = tf.placeholder(tf.float32, [None, 3])
with tf.variable_scope('pair') as pair:
    left = encode(x)
    pair.reuse_variables()
    right = encode(2.0 * x)
with tf.variable_scope(pair, reuse=True):
    again = encode(x)
    known = tf.get_variable('encoder/w')
    size = penalty()
distance = tf.reduce_mean(tf.square(left - right) + tf.square(again))

with tf.variable_scope(None, default_name='block'):
    first = tf.get_variable('v', [], initializer=tf.constant_initializer(1.0))
with tf.variable_scope(None, default_name='block'):
    second = tf.get_variable('v', [], initializer=tf.constant_initializer(2.0))
with tf.variable_scope(tf.get_variable_scope(), reuse=tf.AUTO_REUSE):
    third = tf.get_variable('block_1/v', [])
print(first.name, second.name, third.name, known.name)

loss = distance + size + first * second * third
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train, {x: data})
        print(sess.run([loss, first, second], {x: data}))
