"""A helper makes layers without names: its calls count on, and begin anew in a scope found again."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)
real = rng.randn(24, 4).astype(np.float32)
noise = rng.randn(24, 3).astype(np.float32)


def block(x, size):
    h = tf.layers.dense(x, size)
    return tf.nn.leaky_relu(h)


def gated(x, name=None):
    with tf.variable_scope(name, 'gated'):
        gate = tf.get_variable('gate', [], initializer=tf.constant_initializer(0.5))
        return x + gate * tf.layers.dense(x, 5, activation=tf.nn.tanh)


def generator(z):
    with tf.variable_scope('generator'):
        h = block(z, 6)
        h = block(h, 5)
        return tf.layers.dense(gated(h), 4)


def discriminator(x, reuse=False):
    with tf.variable_scope('discriminator', reuse=reuse):
        h = x
        for size in [6, 5]:
            h = block(h, size)
        h = gated(gated(h))
        return tf.layers.dense(h, 1)


X = tf.placeholder(tf.float32, [None, 4])
Z = tf.placeholder(tf.float32, [None, 3])
fake = generator(Z)
d_real = discriminator(X)
d_fake = discriminator(fake, reuse=True)
d_loss = tf.reduce_mean(tf.square(d_real - 1.0)) + tf.reduce_mean(tf.square(d_fake))
g_loss = tf.reduce_mean(tf.square(d_fake - 1.0))

d_vars = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='discriminator')
g_vars = [v for v in tf.trainable_variables() if v.name.startswith('generator')]
d_train = tf.train.AdamOptimizer(0.01, beta1=0.5).minimize(d_loss, var_list=d_vars)
g_train = tf.train.AdamOptimizer(0.01, beta1=0.5).minimize(g_loss, var_list=g_vars)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, d = sess.run([d_train, d_loss], feed_dict={X: real[i:i + 8], Z: noise[i:i + 8]})
        _, g = sess.run([g_train, g_loss], feed_dict={Z: noise[i:i + 8]})
        print('%.5f %.5f' % (d, g))
    print(len(d_vars), len(g_vars))
