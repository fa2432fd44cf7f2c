"""Queues and their runners."""

import tensorflow as tf

names = tf.train.string_input_producer(['a.csv', 'b.csv'], shuffle=False)  # refused: queue
reader = tf.TextLineReader()  # refused: queue
key, value = reader.read(names)
row = tf.decode_csv(value, record_defaults=[[0.0], [0.0]])
batch = tf.train.batch(row, batch_size=2)  # refused: queue

with tf.Session() as sess:
    coordinator = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(sess=sess, coord=coordinator)
    print(sess.run(batch))
    coordinator.request_stop()
    coordinator.join(threads)
