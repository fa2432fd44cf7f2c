"""A function that starts an iterator which other code takes elements from."""

import tensorflow as tf

iterator = tf.data.Dataset.range(4).make_initializable_iterator()
number = iterator.get_next()


def restart(sess):
    sess.run(iterator.initializer)


with tf.Session() as sess:
    restart(sess)
    print(sess.run(number), sess.run(number))
    restart(sess)
    print(sess.run(number))
