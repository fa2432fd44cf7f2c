"""A variable that is to be found again, and was never made."""

import tensorflow as tf

with tf.variable_scope('a', reuse=True):
    w = tf.get_variable('w', [2])  # refused: variable_missing

with tf.Session() as sess:
    print(sess.run(w))
