"""A perceptron of as many layers as a list has sizes."""
import numpy as np
import tensorflow as tf


def xavier(n_in, n_out):
    bound = np.sqrt(6.0 / (n_in + n_out))
    return tf.random_uniform([n_in, n_out], -bound, bound)


def mlp(x, sizes):
    weights, biases = [], []
    h = x
    for i in range(len(sizes) - 1):
        w = tf.Variable(xavier(sizes[i], sizes[i + 1]), name='w%d' % i)
        b = tf.Variable(tf.zeros([sizes[i + 1]]), name='b%d' % i)
        weights.append(w)
        biases.append(b)
        h = tf.matmul(h, w) + b
        if i < len(sizes) - 2:
            h = tf.nn.relu(h)
    penalty = tf.add_n([tf.nn.l2_loss(w) for w in weights])
    return h, penalty


x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])
out, penalty = mlp(x, [5, 4, 3, 2])
loss = tf.reduce_mean(tf.square(out - y)) + 0.01 * penalty
step = tf.train.AdamOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
