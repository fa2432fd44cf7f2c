"""A loop enters scopes around an inner function."""

import os
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])

depth = int(os.environ.get('DEPTH', '3'))

def net(t, scope):
    with tf.variable_scope(scope):
        def layer(h):
            w = tf.get_variable('w', [h.shape[1].value, 5])  # refused: variables_in_function
            return tf.tanh(tf.matmul(h, w))
        for i in range(depth):
            with tf.variable_scope('l%d' % i):
                t = layer(t)
        w = tf.get_variable('last', [5, 2])
        return tf.matmul(t, w)

out = net(x, 'net')
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

