"""One graph restores a variable that the other does not save."""

import tensorflow as tf

with tf.Graph().as_default(), tf.Session() as sess:
    w = tf.Variable(1.0, name='w')
    sess.run(tf.global_variables_initializer())
    tf.train.Saver([w]).save(sess, '/tmp/never_written')

with tf.Graph().as_default(), tf.Session() as sess:
    w = tf.Variable(1.0, name='w')
    v = tf.Variable(1.0, name='v')
    saver = tf.train.Saver()
    saver.restore(sess, '/tmp/never_written')  # refused: saver
    print(sess.run(w + v))
