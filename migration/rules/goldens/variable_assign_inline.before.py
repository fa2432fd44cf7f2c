"""Updates that are made where control dependencies name them."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
w = tf.Variable(2.0, name='w')
runs = tf.Variable(0, trainable=False, name='runs')
count = tf.Variable(0, trainable=False, name='count')
total = tf.Variable(0.0, trainable=False)


def noted(value):
    # What it has seen.
    with tf.control_dependencies([tf.assign_add(total, tf.reduce_sum(value))]):
        return tf.identity(value * total)


# Counts each time.
with tf.control_dependencies([tf.assign_add(runs, 1)]):
    y = tf.identity(x * w)
with tf.control_dependencies([tf.group(total.assign_add(1.0), count.assign_sub(1))]):
    z = y + tf.to_float(count)
    with tf.control_dependencies([tf.assign(w, w * 1.5)]):
        v = w.read_value() + total
loss = tf.reduce_mean(tf.square(x * w - 1.0))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
with tf.control_dependencies([train]), tf.control_dependencies([tf.assign_add(count, 100)]):
    done = tf.no_op()
seen = noted(x)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(2):
        feed = {x: [1.0, 2.0, i]}
        print(sess.run(y, feed), sess.run([w, count, total, runs]))
        print(sess.run(z, feed), sess.run([w, count, total, runs]))
        print(sess.run(v, feed), sess.run([w, count, total, runs]))
        sess.run(done, feed)
        print(sess.run([w, count, total]))
        print(sess.run(seen, feed), sess.run([w, count, total]))
        print(sess.run([loss, seen], feed), sess.run([w, count, total]))
