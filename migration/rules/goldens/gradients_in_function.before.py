"""A penalty on a gradient in a function that is called twice."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32([[.2], [.3], [-.5]]))
def critic(x):
    return tf.matmul(tf.tanh(x), w)
def penalty(real, fake):
    # between the two
    mid = 0.5 * (real + fake)
    grad = tf.gradients(critic(mid), mid)[0]  # by the input
    norm = tf.sqrt(tf.reduce_sum(tf.square(grad), axis=1))
    return tf.reduce_mean(tf.square(norm - 1.0))
a = tf.placeholder(tf.float32, [None, 3])
b = tf.placeholder(tf.float32, [None, 3])
p1 = penalty(a, b)
p2 = penalty(b, 2. * a)
loss = tf.reduce_mean(critic(a)) - tf.reduce_mean(critic(b)) + 10. * p1 + p2
train = tf.train.AdamOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([train, loss], {a: [[1., 2., i]], b: [[.1, .2, .3]]})
        print(l, sess.run(p2, {a: [[1., 2., i]], b: [[.1, .2, .3]]}))
