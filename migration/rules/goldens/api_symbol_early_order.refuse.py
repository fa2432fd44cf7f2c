"""tf.concat with its arguments in the order of TensorFlow 0.12."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
y = tf.concat(1, [x, x])  # refused: early_order

with tf.Session() as sess:
    print(sess.run(y, {x: [[1.0, 2.0]]}))
