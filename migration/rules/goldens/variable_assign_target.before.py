"""A target network that follows the trained one, in lists of assignments."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32([[1.], [2.]]), name='eval')
t = tf.Variable(np.float32([[0.], [0.]]), name='target', trainable=False)
x = tf.placeholder(tf.float32, [None, 2])
r = tf.placeholder(tf.float32, [None, 1])
q = tf.matmul(x, w)
q_next = tf.stop_gradient(tf.matmul(x, t))
loss = tf.reduce_mean(tf.square(r + 0.9 * q_next - q))
train = tf.train.RMSPropOptimizer(0.01).minimize(loss)
replace = [tf.assign(o, n) for o, n in zip([t], [w])]
soft = tf.group(*[tf.assign(o, 0.5 * o + 0.5 * n) for o, n in zip([t], [w])])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        if i % 2: sess.run(soft)
        _, l = sess.run([train, loss], {x: [[1., i], [2., 1.]], r: [[1.], [0.]]})
        print(l)
    sess.run(replace)
    print(sess.run([w, t]))
