"""Lines of a file, one at a time and without the first, which a queue names and a reader reads."""

import os
import tempfile

import tensorflow as tf

path = os.path.join(tempfile.mkdtemp(), 'lines.csv')
with open(path, 'w') as file:
    file.write('a,b,c\n1,2,3\n4,5,6\n7,8,9\n')

queue = tf.train.string_input_producer([path])
reader = tf.TextLineReader(skip_header_lines=1)
_, value = reader.read(queue)
columns = tf.decode_csv(value, record_defaults=[[1], [1], [1]])
features = tf.stack(columns[:2])
with tf.Session() as sess:
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(coord=coord)
    for _ in range(5):
        example, label = sess.run([features, columns[2]])
        print(example, label)
    coord.request_stop()
    coord.join(threads)
