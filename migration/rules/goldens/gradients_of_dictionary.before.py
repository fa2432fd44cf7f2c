"""Weights in a dictionary, and a step from them that is trained through."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
weights = {'w': tf.Variable([[1.], [2.]]), 'b': tf.Variable([0.1])}
loss = tf.reduce_mean(tf.square(tf.matmul(x, weights['w']) + weights['b']))
grads = tf.gradients(loss, list(weights.values()))
gradients = dict(zip(weights.keys(), grads))
fast = dict(zip(weights.keys(), [weights[key] - 0.1 * gradients[key] for key in weights.keys()]))
out = tf.reduce_mean(tf.matmul(x, fast['w']) + fast['b'])
train = tf.train.AdamOptimizer(0.05).minimize(out)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        _, o = sess.run([train, out], {x: [[1., i]]})
        print(o)
