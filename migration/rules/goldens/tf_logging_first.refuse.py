"""Functions of tf.logging that no logger of Python has."""

import tensorflow as tf

with tf.Session() as sess:
    for step in range(3):
        tf.logging.log_first_n(tf.logging.INFO, 'step %d', 1, step)  # refused: tf_logging
        print(sess.run(tf.constant(2)))
