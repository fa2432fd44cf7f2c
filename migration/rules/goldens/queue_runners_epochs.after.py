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
    def parse_line(line):
        columns = tf.io.decode_csv(line, record_defaults=[[0], [''], [0.0]])
        # Yes counts 1.
        flag = tf.cond(tf.equal(columns[1], tf.constant('yes')), lambda: tf.constant(1.0), lambda: tf.constant(0.0))
        features = tf.stack([tf.cast(columns[0], tf.float32), flag])
        target = columns[-1]
        return features, target

    dataset = tf.data.TextLineDataset(files).repeat(2).map(parse_line).batch(size, drop_remainder=True)
    iterator = iter(dataset)
    return iterator


iterator = inputs(paths, 3)
w = tf.Variable(tf.ones([2, 1]) * 0.5)
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=iterator.element_spec)
def train_step(x, t):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w)[:, 0] - t))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


coord = tf.train.Coordinator()
threads = []
try:
    while not coord.should_stop():
        print(train_step(*iterator.get_next()).numpy())
except tf.errors.OutOfRangeError:
    print('done')
finally:
    coord.request_stop()
coord.join(threads)
