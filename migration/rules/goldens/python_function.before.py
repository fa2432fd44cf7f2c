"""Python functions in the graph: with one output, several, or none, and what they do besides."""

import numpy as np
import tensorflow as tf

seen = []


def remember(value):
    seen.append(float(value))
    return np.float32(len(seen))


x = tf.placeholder(tf.float32, [])
rows = tf.placeholder(tf.float32, [None, 2])
count = tf.py_func(remember, [x], tf.float32)
tenfold = count * 10.0
smallest, largest = tf.py_func(lambda a: (a.min(), a.max()), [rows], [tf.float32, tf.float32], name='ends')
ordered = tf.py_func(func=np.sort, inp=[rows], Tout=tf.float32, stateful=False)
spread = tf.py_func(np.ptp, [rows], [tf.float32])[0]
(mean,) = tf.py_func(np.mean, [rows], [tf.float32])
forget = tf.py_func(lambda v: seen.remove(float(v)), [x], [])
w = tf.Variable([[1.0], [2.0]])
loss = tf.reduce_sum(tf.square(tf.matmul(tf.stop_gradient(ordered), w)))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(tenfold, {x: 1.5}))
    print(sess.run([count, tenfold], {x: 2.5}))
    sess.run(forget, {x: 1.5})
    print(seen)
    table = [[3.0, 1.0], [2.0, 5.0]]
    print(sess.run([smallest, largest], {rows: table}))
    print(sess.run(spread - mean, {rows: table}))
    for _ in range(2):
        _, value = sess.run([train, loss], {rows: table})
        print(value)
