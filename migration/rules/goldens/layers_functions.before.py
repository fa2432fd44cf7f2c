"""A generator and a discriminator, which is called twice: each is one object."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
real = rng.randn(24, 6).astype(np.float32)
noise = rng.randn(24, 3).astype(np.float32)


def generator(z, size, is_training):
    with tf.variable_scope('generator'):
        # Noise in, points out.
        h = tf.layers.dense(z, 8, use_bias=False)
        h = tf.nn.relu(tf.layers.batch_normalization(h, training=is_training))
        return tf.layers.dense(h, size)


def discriminator(x, reuse=None):
    with tf.variable_scope('discriminator', reuse=reuse):
        h = tf.layers.dense(x, 8, activation=tf.nn.leaky_relu, name='hidden')
        h = tf.layers.dropout(h, 0.3, training=True)
        logits = tf.layers.dense(h, 1, name='logits')
        return logits


X = tf.placeholder(tf.float32, [None, 6])
Z = tf.placeholder(tf.float32, [None, 3])

G = generator(Z, 6, True)
D_real = discriminator(X)
D_fake = discriminator(G, True)

loss_D = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
    logits=D_real, labels=tf.ones_like(D_real)))
loss_D += tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
    logits=D_fake, labels=tf.zeros_like(D_fake)))
loss_G = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
    logits=D_fake, labels=tf.ones_like(D_fake)))

vars_D = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='discriminator')
vars_G = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='generator')
updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)

with tf.control_dependencies(updates):
    train_D = tf.train.GradientDescentOptimizer(0.05).minimize(loss_D, var_list=vars_D)
    train_G = tf.train.GradientDescentOptimizer(0.05).minimize(loss_G, var_list=vars_G)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, d = sess.run([train_D, loss_D], {X: real[i:i + 8], Z: noise[i:i + 8]})
        _, g = sess.run([train_G, loss_G], {Z: noise[i:i + 8]})
        print(d, g)
