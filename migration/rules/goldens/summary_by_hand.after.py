"""Writes numbers of its own beside the summaries of a graph."""

import tempfile

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
w = tf.Variable(tf.ones([2, 1]), name='w')
optimizer = tf.keras.optimizers.SGD(0.05)

class Journal(object):
    def __init__(self, folder):
        self.writer = tf.summary.create_file_writer(folder)

    def note(self, tag, value, step):
        summary = {tag: value}
        with self.writer.as_default(step=step):
            for key, number in summary.items():
                tf.summary.scalar(key, number)
        self.writer.flush()


folder = tempfile.mkdtemp()
journal = Journal(folder + '/journal')
writer = tf.summary.create_file_writer(folder + '/train')


@tf.function(input_signature=[x_spec, tf.TensorSpec([], tf.int64)])
def train_step(x, step):
    with tf.GradientTape() as tape:
        error = tf.reduce_mean(tf.square(tf.matmul(x, w) - 3.0))
    with writer.as_default(step=step):
        tf.summary.scalar('error', error)
    optimizer.apply_gradients([(tape.gradient(error, w), w)])
    return error


data = np.random.RandomState(0).rand(6, 2)

for turn in range(4):
    value = train_step(np.float32(data), turn).numpy()
    journal.note('error/now', value, turn)
    if turn % 2 == 0:
        own = {}
        own['turn/square'] = float(turn ** 2)
        if turn:
            own['turn/last'] = turn - 1
        with writer.as_default(step=turn):
            for key, number in own.items():
                tf.summary.scalar(key, number)
# The total has no step.
with writer.as_default(step=0):
    tf.summary.scalar('total', data.sum())
    tf.summary.scalar('rows', len(data))
writer.close()
print(w.numpy())
