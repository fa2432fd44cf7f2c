"""Functions that return what an iterator gives; elements that are dictionaries and nest."""

import numpy as np
import tensorflow as tf


def input_fn(values, size):
    """Returns the next batch."""
    dataset = tf.data.Dataset.from_tensor_slices(values)
    return dataset.batch(size).make_one_shot_iterator().get_next()


def parse(line):
    parts = tf.decode_csv(line, [[0.0], [0.0]])
    return {'first': parts[0], 'second': parts[1]}


first = input_fn(np.arange(6), 2)
second = input_fn(np.arange(10, 18), 3)
total = tf.reduce_sum(first) + tf.reduce_sum(second)

lines = tf.data.Dataset.from_tensor_slices(['1,2', '3,4', '5,6', '7,8'])
parsed = tf.data.make_one_shot_iterator(lines.map(parse)).get_next()
product = parsed['first'] * parsed['second']

pairs = tf.data.Dataset.zip((tf.data.Dataset.range(8), tf.data.Dataset.range(8, 16)))
pair = pairs.make_one_shot_iterator().get_next()
difference = pair[1] - pair[0]

with tf.Session() as sess:
    print(sess.run(total))
    print(sess.run([total, first]))
    print(sess.run(product))
    print(sess.run(parsed))
    print(sess.run(pair))
    low, high = sess.run(pair)
    print(low, high, sess.run(difference))
