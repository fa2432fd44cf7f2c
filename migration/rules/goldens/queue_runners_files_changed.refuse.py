"""A queue of files whose list is turned around after the queue took it."""

import tensorflow as tf

names = ['a.csv', 'b.csv']
queue = tf.train.string_input_producer(names, shuffle=False)  # refused: queue
names.reverse()
reader = tf.TextLineReader()  # refused: queue
_, value = reader.read(queue)
columns = tf.decode_csv(value, record_defaults=[[1.0], [1.0]])
with tf.Session() as sess:
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(coord=coord)
    print(sess.run(columns[0]))
    coord.request_stop()
    coord.join(threads)
print(names)
