"""The bytes of a summary are looked at."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
summary = tf.summary.scalar('x', x)

with tf.Session() as sess:
    written = sess.run(summary, {x: 1.0})  # refused: operation_value_used
    print(len(written))
