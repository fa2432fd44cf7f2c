"""An LSTM over rows of digits."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(24, 5, 4).astype(np.float32)
kinds = np.eye(3, dtype=np.float32)[rng.randint(0, 3, [24])]

X = tf.placeholder(tf.float32, [None, 5, 4])
Y = tf.placeholder(tf.float32, [None, 3])
W = tf.Variable(tf.ones([6, 3]) * 0.1)
b = tf.Variable(tf.zeros([3]))

# Time steps of one image are its rows.
cell = tf.nn.rnn_cell.BasicLSTMCell(6)
outputs, states = tf.nn.dynamic_rnn(cell, X, dtype=tf.float32)
last = tf.transpose(outputs, [1, 0, 2])[-1]
logits = tf.matmul(last, W) + b + tf.reduce_mean(states.c)
cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(logits=logits, labels=Y))
optimizer = tf.train.AdamOptimizer(0.01).minimize(cost)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for epoch in range(4):
    for i in range(0, 24, 8):
        _, c = sess.run([optimizer, cost], {X: images[i:i + 8], Y: kinds[i:i + 8]})
        print(c)
print(sess.run(tf.argmax(logits, 1), {X: images}))
