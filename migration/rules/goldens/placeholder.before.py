"""Placeholders of several shapes and types, given by position and by keyword."""

import numpy as np
import tensorflow as tf

scalar = tf.placeholder(tf.float32, shape=())
row = tf.placeholder(dtype=tf.float32, shape=[1, 3], name='row')
batch = tf.placeholder('float', [None, 3])
anything = tf.placeholder(tf.float64)
whole = tf.placeholder(tf.int32, (None,))
flags = tf.placeholder(tf.bool, [2])
words = tf.placeholder(tf.string, [None])

scaled = scalar * row + batch
twice = anything * 2.0
counted = tf.reduce_sum(whole) + tf.reduce_sum(tf.cast(flags, tf.int32))
joined = tf.string_join([words, words], separator='-')

with tf.Session() as sess:
    print(sess.run(scaled, {scalar: 2, row: [[1, 2, 3]], batch: np.ones((2, 3))}))
    print(sess.run(twice, {anything: 1.5}))
    print(sess.run(twice, {anything: [[1, 2], [3, 4]]}))
    print(sess.run(counted, {whole: [1, 2, 3], flags: [True, False]}))
    print(sess.run(joined, {words: ['a', 'bc']}))
