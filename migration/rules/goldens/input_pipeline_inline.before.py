"""Elements of datasets taken inside of larger expressions, and right where a run needs them."""

import numpy as np
import tensorflow as tf

numbers = tf.data.Dataset.range(12)
iterator = numbers.batch(2).make_one_shot_iterator()
doubled = 2 * iterator.get_next()  # A pair of numbers.
column = tf.reshape(
    tf.cast(numbers.batch(3).make_one_shot_iterator().get_next(), tf.float32), [-1, 1]
)
scale = tf.Variable(3.0)
scaled = scale * column

rows = tf.data.Dataset.from_tensor_slices((np.arange(6), np.arange(6.0) / 2))
last = rows.skip(2).make_initializable_iterator()
late = numbers.skip(7).make_one_shot_iterator()


def next_number(sess, source):
    return sess.run(source.get_next())


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(last.initializer)
    for _ in range(2):
        print(sess.run(doubled), sess.run(scaled))
    print(next_number(sess, late))
    print(sess.run(rows.make_one_shot_iterator().get_next()))
    while True:
        try:
            index, half = sess.run(last.get_next())
            print(index, half)
        except tf.errors.OutOfRangeError:
            break
