"""Code that asks for names of the module which come and go, or which a conversion may add."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
total = tf.reduce_sum(x)
later = 1

sess = tf.Session()
for turn in range(2):
    if 'later' in globals():  # refused: dynamic_code
        del later
    if 'compute_total' not in globals():  # refused: dynamic_code
        print(sess.run(total, {x: [1.0, turn]}))
