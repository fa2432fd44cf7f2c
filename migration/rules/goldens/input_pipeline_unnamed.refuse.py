"""An iterator that has a name only inside of the function that takes its elements."""

import tensorflow as tf


def next_number(sess, source):
    return sess.run(source.get_next())


with tf.Session() as sess:
    numbers = tf.data.Dataset.range(5)
    print(next_number(sess, numbers.make_one_shot_iterator()))  # refused: input_pipeline
