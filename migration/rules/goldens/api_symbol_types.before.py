"""Divisions whose meaning depends on the types of what they divide, which the program computes."""

import numpy as np
import tensorflow as tf

scores = tf.placeholder(tf.float32, [None, 4], name='scores')
count = tf.placeholder('int32', [], name='count')
table = tf.Variable(np.array([7, -7, 9, 2]), trainable=False, name='table')
scale = tf.get_variable('scale', initializer=tf.constant(4))

best, place = tf.nn.top_k(scores, 2)
total = tf.expand_dims(tf.reduce_sum(best, 1), 1)
weights = tf.div(best, total)
mean = tf.div(tf.reduce_sum(tf.square(scores - 1.0)), 3)
row = tf.div(tf.argmax(scores, 1), 2)
halves = tf.div(table, 2)
steps = tf.truncatediv(tf.shape(scores)[0] * 10, count)
parts = [tf.div(7, 2), tf.div(scale, count), tf.truncatediv(tf.to_float(count), 2.0)]
share = tf.div(tf.cast(count, tf.float32), tf.stack([2.0, scores[0, 0]]))
shown = tf.div(tf.where(scores > 0.5, scores, tf.zeros_like(scores)), 2)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {scores: [[0.1, 0.9, 0.5, 0.3], [0.8, 0.2, 0.7, 0.6]], count: 3}
    print(sess.run([weights, mean, row], feed))
    print(sess.run([halves, steps], feed))
    print(sess.run([parts[0], parts[1], parts[2]], feed))
    print(sess.run([share, shown], feed))
