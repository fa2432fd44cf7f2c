"""A variable scope that splits its variables."""

import tensorflow as tf

with tf.variable_scope('s', partitioner=tf.fixed_size_partitioner(2)):  # refused: scope_defaults
    w = tf.get_variable('w', [4])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(tf.reduce_sum(w)))
