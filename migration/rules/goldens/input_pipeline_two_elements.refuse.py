"""Two elements of one iterator in one run."""

import tensorflow as tf

iterator = tf.data.Dataset.range(10).make_one_shot_iterator()
a = iterator.get_next()
b = iterator.get_next()
c = a - b
d = tf.square(iterator.get_next())

with tf.Session() as sess:
    print(sess.run(a))
    print(sess.run(c))  # refused: two_elements
    print(sess.run(d))
