"""A loop whose weights are kept for a penalty, which another loop adds up."""
import numpy as np
import tensorflow as tf

sizes = [5, 4, 3, 2]
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])
weights = []
h = x
for i in range(len(sizes) - 1):
    W = tf.Variable(tf.random_normal([sizes[i], sizes[i + 1]], stddev=0.1), name='W%d' % i)
    b = tf.Variable(tf.zeros([sizes[i + 1]]))
    weights.append(W)
    h = tf.matmul(h, W) + b
    if i < len(sizes) - 2:
        h = tf.nn.relu(h)
loss = tf.reduce_mean(tf.square(h - y))
for w in weights:
    loss += 0.01 * tf.nn.l2_loss(w)
step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([step, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(weights[0]))
