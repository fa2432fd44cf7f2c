"""Folds that start anew in one session, with the averages of Adam and a counter of steps."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
X, Y = rng.rand(12, 3), rng.rand(12, 2)
n_hidden = 4

x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.float32, [None, 2])
drawn = tf.Variable(rng.rand(3, n_hidden), dtype=tf.float32)
w = tf.get_variable('w', [n_hidden, 2], initializer=tf.truncated_normal_initializer(stddev=0.3))
b = tf.Variable(tf.zeros([2]))
global_step = tf.Variable(0, trainable=False)
loss = tf.reduce_mean(tf.square(tf.matmul(tf.tanh(tf.matmul(x, drawn)), w) + b - y))
train = tf.train.AdamOptimizer(0.05).minimize(loss, global_step=global_step)
init = tf.global_variables_initializer()

sess = tf.Session()
for fold in np.arange(3):
    sess.run(init)
    keep = np.arange(12) % 3 != fold
    for _ in range(4):
        sess.run(train, {x: X[keep], y: Y[keep]})
    print(fold, sess.run(loss, {x: X[~keep], y: Y[~keep]}), sess.run(global_step))

# Once more, with all of it.
sess.run(init)
print(sess.run([loss, drawn], {x: X, y: Y})[0])
