"""Layers built in Python loops, whose number the source shows or only the data knows."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(12, 4).astype(np.float32)
target = data.sum(axis=1, keepdims=True)
repeats = len(np.unique(np.round(data.sum(axis=1))))  # known when the program runs

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1])

rng = np.random.RandomState(1)
W = [tf.Variable((0.3 * rng.rand(4, 4)).astype(np.float32)) for _ in range(3)]
b = [tf.Variable(np.zeros(4, np.float32)) for _ in range(3)]
w_out = tf.Variable(rng.rand(4, 1).astype(np.float32))
activations = [tf.nn.relu, tf.identity, tf.tanh]

# Three hidden layers.
h = x
for i in range(3):
    h = tf.matmul(h, W[i]) + b[i]  # affine
    h = activations[i](h)

smooth = h
step = 0
while step < repeats:
    smooth = smooth + 0.1 * tf.reduce_mean(smooth, 0)
    step += 1

prediction = tf.matmul(smooth, w_out)
loss = tf.reduce_mean(tf.square(prediction - y))
for w in W + [w_out]:
    loss += 0.01 * tf.nn.l2_loss(w)
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(4):
        _, value = sess.run([train, loss], feed_dict={x: data, y: target})
        print(epoch, value)
    print(sess.run(prediction, feed_dict={x: data})[:3])
    print(sess.run(h, feed_dict={x: data})[:2])
