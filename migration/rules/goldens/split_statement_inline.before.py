"""Variables that are made inside of larger expressions."""
import numpy as np
import tensorflow as tf


def weight(shape):
    return tf.Variable(tf.truncated_normal(shape, stddev=0.1))


x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])
# A hidden layer.
h = tf.nn.relu(tf.matmul(x, weight([5, 4])) + tf.Variable(tf.zeros([4]), name='bias'))
h = tf.nn.relu(tf.matmul(h, weight([4, 4])))
out = tf.matmul(h, tf.Variable(tf.random_normal([4, 2])))
loss = tf.reduce_mean(tf.square(out - y))
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
