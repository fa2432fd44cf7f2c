"""Layers kept in a list and in a dictionary while the graph is built."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(5, 4).astype(np.float32)
W = tf.Variable(np.random.RandomState(1).rand(4, 4).astype(np.float32))

x = tf.placeholder(tf.float32, [None, 4])

outputs = []  # of all layers
h = x
for _ in range(3):
    h = tf.tanh(tf.matmul(h, W))
    outputs.append(h)
total = tf.add_n(outputs)
last = outputs[-1]

net = {'input': x}
net['hidden'] = tf.sigmoid(tf.matmul(net['input'], W))
net['output'] = tf.reduce_sum(net['hidden'] * last, axis=1)

penalties = [tf.nn.l2_loss(w) for w in (W, W * 2.0)]
loss = tf.reduce_mean(net['output']) + sum(penalties)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(total, feed_dict={x: data}))
    print(sess.run([outputs[0], last], feed_dict={x: data}))
    for _ in range(3):
        sess.run(train, feed_dict={x: data})
    print(sess.run(net['output'], feed_dict={x: data}))
    print(sess.run([loss, penalties[1]], feed_dict={x: data}))
