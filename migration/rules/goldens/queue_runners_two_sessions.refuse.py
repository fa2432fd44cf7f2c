"""A queue that is read from its start in each session."""

import tensorflow as tf

queue = tf.train.string_input_producer(['a.csv'])  # refused: queue
_, value = tf.TextLineReader().read(queue)  # refused: queue
columns = tf.decode_csv(value, record_defaults=[[1.0], [1.0]])
for _ in range(2):
    with tf.Session() as sess:
        coord = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(coord=coord)
        print(sess.run(columns[0]))
        coord.request_stop()
        coord.join(threads)
