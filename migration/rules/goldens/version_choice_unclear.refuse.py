"""The versions that do are only known when the program runs."""
import sys

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
y = tf.square(x)
with tf.Session() as sess:
    if tf.__version__ < sys.argv[1]:  # refused: version_choice
        print('old')
    else:
        print('new')
    print(sess.run(y, {x: 2.0}))
