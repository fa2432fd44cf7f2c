"""Code that asks for the name of a tensor, which a function will hold."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
total = tf.reduce_sum(x)  # refused: name_lost

with tf.Session() as sess:
    for turn in range(2):
        if 'total' in globals():
            print(sess.run(total, {x: [1.0, turn]}))
