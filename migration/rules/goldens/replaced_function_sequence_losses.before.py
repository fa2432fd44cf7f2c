"""Losses of sequences that stand in lists, with the cross entropy and with losses of one's own."""

import numpy as np
import tensorflow as tf
from tensorflow.contrib import legacy_seq2seq as seq2seq

rng = np.random.RandomState(1)
STEPS = 3


class Reader:
    def __init__(self, size):
        self.size = size
        self.words = tf.placeholder(tf.float32, [None, STEPS, 2])
        self.values = tf.placeholder(tf.float32, [None, STEPS])
        self.kinds = tf.placeholder(tf.int32, [None, STEPS])
        self.build()

    def build(self):
        cell = tf.nn.rnn_cell.BasicRNNCell(self.size)
        outputs, _ = tf.nn.static_rnn(cell, tf.unstack(self.words, axis=1), dtype=tf.float32)
        kernel = tf.get_variable('kernel', [self.size, 4])
        logits = [tf.matmul(output, kernel) for output in outputs]
        weights = [tf.ones_like(self.values[:, 0]), self.values[:, 1], tf.ones_like(self.values[:, 0])]
        self.error = seq2seq.sequence_loss(logits, tf.unstack(self.kinds, axis=1), weights)
        self.total = seq2seq.sequence_loss(
            logits, tf.unstack(self.kinds, axis=1), weights,
            average_across_timesteps=False, average_across_batch=False)
        flat = tf.reshape(tf.stack(outputs, 1)[:, :, 0], [-1])
        losses = seq2seq.sequence_loss_by_example(
            [flat],
            [tf.reshape(self.values, [-1])],
            [tf.ones([2 * STEPS], dtype=tf.float32)],
            average_across_timesteps=True,
            softmax_loss_function=self.distance,
            name='losses')
        self.away = tf.div(tf.reduce_sum(losses), 2, name='away')
        self.train = tf.train.GradientDescentOptimizer(0.3).minimize(self.error + self.away)

    @staticmethod
    def distance(labels, logits):
        return tf.square(labels - logits)


if __name__ == '__main__':
    reader = Reader(5)
    sess = tf.Session()
    sess.run(tf.global_variables_initializer())
    feeds = {
        reader.words: rng.randn(2, STEPS, 2),
        reader.values: rng.rand(2, STEPS),
        reader.kinds: rng.randint(0, 4, [2, STEPS]),
    }
    for _ in range(3):
        print(sess.run([reader.error, reader.total, reader.away, reader.train], feeds)[:3])
