"""A name whose first two values functions need, and that is bound a third time."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
i = 0
first = x + i
i = i + 1
second = x + i
i = 10

with tf.Session() as sess:
    print(sess.run([first, second], {x: [1.0]}), i)
