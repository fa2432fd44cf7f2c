"""Training on all lines of two files, twice, which a function reads by queues."""

import os
import tempfile

import tensorflow as tf

folder = tempfile.mkdtemp()
paths = [os.path.join(folder, name) for name in ('a.csv', 'b.csv')]
for number, path in enumerate(paths):
    with open(path, 'w') as file:
        file.writelines('%d,%s,%.2f\n' % (i, 'yes' if i % 2 else 'no', i / 4.0 + number) for i in range(4))


def inputs(files, size):
    queue = tf.train.string_input_producer(files, num_epochs=2, shuffle=False)
    _, line = tf.TextLineReader().read(queue)
    columns = tf.decode_csv(line, record_defaults=[[0], [''], [0.0]])
    # Yes counts 1.
    flag = tf.cond(tf.equal(columns[1], tf.constant('yes')), lambda: tf.constant(1.0), lambda: tf.constant(0.0))
    features = tf.stack([tf.to_float(columns[0]), flag])
    target = columns[-1]
    x, t = tf.train.batch([features, target], batch_size=size, capacity=30)
    return x, t


x, t = inputs(paths, 3)
w = tf.Variable(tf.ones([2, 1]) * 0.5)
loss = tf.reduce_mean(tf.square(tf.matmul(x, w)[:, 0] - t))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(coord=coord)
    try:
        while not coord.should_stop():
            print(sess.run([train, loss])[1])
    except tf.errors.OutOfRangeError:
        print('done')
    finally:
        coord.request_stop()
    coord.join(threads)
