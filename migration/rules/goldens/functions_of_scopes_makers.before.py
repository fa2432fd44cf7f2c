"""Functions that only make variables, and others that compute with these."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def weight(name, shape):
    return tf.get_variable(name, shape, initializer=tf.truncated_normal_initializer(stddev=0.3))


def bias(shape, name='b'):
    b = tf.get_variable(name, shape, initializer=tf.constant_initializer(0.1))
    return b


def layer(inputs, size, scope):
    with tf.variable_scope(scope):
        n = inputs.get_shape()[1].value
        w = weight('w', [n, size])
        return tf.matmul(inputs, w) + bias([size])


def net(inputs):
    with tf.variable_scope('net'):
        h = tf.nn.relu(layer(inputs, 7, 'one'))
        return layer(h, 2, 'two')


out = net(x)
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

