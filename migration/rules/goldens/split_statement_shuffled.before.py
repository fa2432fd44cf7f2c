"""A list of the variables of a loop, which is shuffled afterwards."""
import random
import numpy as np
import tensorflow as tf

sizes = [3, 3, 3]
x = tf.placeholder(tf.float32, [None, 3])
weights = []
h = x
for i in range(2):
    W = tf.Variable(tf.ones([3, 3]) * (i + 1.0))
    weights.append(W)
    h = tf.nn.tanh(tf.matmul(h, W))
random.shuffle(weights)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(h, {x: np.ones([1, 3])}))
    print(sess.run(weights[0]))
