"""A graph that is read from a file."""

import tensorflow as tf

with tf.Session() as sess:
    saver = tf.train.import_meta_graph('model.ckpt.meta')  # refused: graph_file
    saver.restore(sess, 'model.ckpt')
