"""One question in a chain is about the version."""
import tensorflow as tf

x = tf.placeholder(tf.float32, [])
y = tf.square(x)
with tf.Session() as sess:
    value = sess.run(y, {x: 2.0})
    if value > 5:
        print('large')
    elif tf.__version__ < '1.0':  # refused: version_choice
        print('old')
    else:
        print('new')
