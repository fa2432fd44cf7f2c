# expect: conditional_collection
import os

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')


def penalty():
    terms = [tf.reduce_sum(w)]
    if os.environ.get('SQUARE'):
        terms.append(tf.reduce_sum(w * w))
    return tf.add_n(terms)


out = penalty()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(out, feed_dict={x: data}))
