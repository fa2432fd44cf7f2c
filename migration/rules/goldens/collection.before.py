"""Lists of variables that the graph keeps, chosen by their names."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).randn(12, 3).astype(np.float32)
noise = np.random.RandomState(4).randn(12, 2).astype(np.float32)

z = tf.placeholder(tf.float32, [None, 2])
x = tf.placeholder(tf.float32, [None, 3])

with tf.variable_scope('generator'):
    g_w = tf.get_variable('w', [2, 3], initializer=tf.constant_initializer(0.3))
    g_b = tf.get_variable('bias', [3], initializer=tf.zeros_initializer())
fake = tf.matmul(z, g_w) + g_b


def discriminate(inputs, reuse=False):
    with tf.variable_scope('discriminator', reuse=reuse):
        w = tf.get_variable('w', [3, 1], initializer=tf.constant_initializer(-0.2))
        b = tf.get_variable('bias', [1], initializer=tf.zeros_initializer())
        return tf.matmul(inputs, w) + b


real_logits = discriminate(x)
fake_logits = discriminate(fake, reuse=True)
d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
g_loss = tf.reduce_mean(tf.nn.softplus(-fake_logits))

# Each player moves its own weights.
t_vars = tf.trainable_variables()
d_vars = [v for v in t_vars if v.name.startswith('discriminator')]
g_vars = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='generator')
decay = 0.01 * tf.add_n([tf.nn.l2_loss(v) for v in t_vars if 'bias' not in v.name])

d_train = tf.train.GradientDescentOptimizer(0.1).minimize(d_loss + decay, var_list=d_vars)
g_train = tf.train.AdamOptimizer(0.01).minimize(g_loss, var_list=g_vars)
print(len(t_vars), 'variables,', sum(int(np.prod(v.shape.as_list())) for v in t_vars), 'numbers')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, d_cost = sess.run([d_train, d_loss], {x: data, z: noise})
        _, g_cost = sess.run([g_train, g_loss], {z: noise})
        print(i, d_cost, g_cost)
    print(sess.run(decay))
