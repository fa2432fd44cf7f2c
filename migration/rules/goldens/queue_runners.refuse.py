"""Threads that feed a queue."""

import tensorflow as tf

names = tf.train.string_input_producer(['a', 'b'])  # refused: queue
name = names.dequeue()

with tf.Session() as sess:
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(sess=sess, coord=coord)
    print(sess.run(name))
    coord.request_stop()
    coord.join(threads)
