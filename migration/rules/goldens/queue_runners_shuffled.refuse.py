"""Queues whose order nobody knows: of several files, and of several threads."""

import tensorflow as tf

files = ['a.csv', 'b.csv']
queue = tf.train.string_input_producer(files)  # refused: queue
_, value = tf.TextLineReader().read(queue)  # refused: queue
columns = tf.decode_csv(value, record_defaults=[[1.0], [1.0]])
first, second = tf.train.batch(columns, batch_size=2, num_threads=2)  # refused: queue
with tf.Session() as sess:
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(coord=coord)
    print(sess.run([first, second]))
    coord.request_stop()
    coord.join(threads)
