"""Tells what it does through the logger of TensorFlow."""

import tensorflow as tf

tf.logging.set_verbosity(tf.logging.INFO)

w = tf.Variable([1.0, 2.0], name='w')
grow = w.assign_add(w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(3):
        sess.run(grow)
        tf.logging.info('step %d', step)
    tf.logging.log(tf.logging.WARN, 'it has grown')
    print(sess.run(w), tf.logging.get_verbosity() == tf.logging.INFO)
