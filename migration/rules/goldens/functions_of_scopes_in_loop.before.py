"""Layers whose scopes a loop names."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def mlp(inputs, sizes, scope='mlp'):
    h = inputs
    with tf.variable_scope(scope):
        for i, size in enumerate(sizes):
            with tf.variable_scope('layer_%d' % i):
                w = tf.get_variable('w', [h.shape[1].value, size])
                b = tf.get_variable('b', [size], initializer=tf.zeros_initializer())
                h = tf.matmul(h, w) + b
                if i < len(sizes) - 1:
                    h = tf.nn.tanh(h)
    return h


out = mlp(x, [4, 3, 2])
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

