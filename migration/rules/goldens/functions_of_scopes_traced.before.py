"""Lists variables whose sizes the function sees, before anything trains them."""
import numpy as np
import tensorflow as tf


def net(x, scope, scale=2.0, training=True):
    with tf.variable_scope(scope):
        w = tf.get_variable('w', [int(x.shape[1]), 1], initializer=tf.ones_initializer())
        h = tf.matmul(x, w)
        return h * scale if training else h


x = tf.placeholder(tf.float32, [None, 3])
z = tf.placeholder(tf.float32, [None, 2])
real = net(x, 'critic')
fake = net(tf.tanh(z), 'generator', scale=0.5)
weights = tf.trainable_variables('critic')
others = tf.trainable_variables('generator')
print(len(weights), len(others))
loss = tf.reduce_mean(real) - tf.reduce_mean(fake)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, var_list=weights)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(others))
    sess.run(train, {x: np.ones([2, 3]), z: np.ones([2, 2])})
    print(sess.run(weights))
