"""Two sides of one net, of which one is built twice."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def conv(t, n, name, init_scale=0.1, nonlinearity=None):
    with tf.variable_scope(name):
        init = tf.random_normal_initializer(0, init_scale)
        w = tf.get_variable('w', [t.shape[1].value, n], initializer=init)
        if nonlinearity is not None:
            g = tf.get_variable('g', [n], initializer=tf.ones_initializer())
            return nonlinearity(tf.matmul(t, w) * g)
        return tf.matmul(t, w)


def net(t, scope, reuse=None):
    with tf.variable_scope(scope, reuse=reuse):
        h = conv(t, 4, 'c1', nonlinearity=tf.nn.relu)
        h = conv(h, 4, 'c2', 0.2, tf.nn.tanh)
        return conv(h, 2, name='c3')


a = net(x, 'left')
b = net(x, 'right')
c = net(x + 1.0, 'left', reuse=True)
out = a + b * c
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

