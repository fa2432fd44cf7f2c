"""Reads a flag at the level of the module; TensorFlow 1 parsed the command line then."""

import tensorflow as tf

tf.app.flags.DEFINE_integer('size', 2, 'How many rows.')
tf.app.flags.DEFINE_string('word', 'none', 'A word.')
FLAGS = tf.app.flags.FLAGS

w = tf.Variable(tf.ones([FLAGS.size, 3]), name='w')
total = tf.reduce_sum(w)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(total), FLAGS.word)
