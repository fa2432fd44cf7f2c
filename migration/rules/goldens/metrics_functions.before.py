"""A class and a function that make metrics, weighted ones too."""
import numpy as np
import tensorflow as tf


class Model:
    def __init__(self, size):
        self.x = tf.placeholder(tf.float32, [None, size])
        self.y = tf.placeholder(tf.float32, [None])
        self.logits = tf.squeeze(tf.layers.dense(self.x, 1), 1)
        self.probability = tf.sigmoid(self.logits)
        self.auc, self.auc_op = tf.metrics.auc(self.y, self.probability, num_thresholds=50)
        self.recall = tf.metrics.recall(self.y, tf.round(self.probability))[1]
        self.error = weighted_error(self.y, self.probability)


def weighted_error(labels, predictions):
    value, update = tf.metrics.root_mean_squared_error(
        labels, predictions, weights=1.0 + labels, name='rmse')
    return update


model = Model(3)
negatives, negatives_op = tf.metrics.false_negatives(model.y, model.probability > 0.7)
below = tf.metrics.percentage_below(model.probability, 0.4)[1]
relative = tf.metrics.mean_relative_error(model.y, model.probability, model.y)[1]
absolute, absolute_op = tf.contrib.metrics.streaming_mean_absolute_error(model.probability, model.y)
sess = tf.Session()
sess.run(tf.global_variables_initializer())
sess.run(tf.local_variables_initializer())
rng = np.random.RandomState(0)
for size in (20, 5, 9):
    feed = {model.x: rng.randn(size, 3), model.y: rng.randint(0, 2, size)}
    print(sess.run([model.auc_op, model.recall, model.error], feed))
    print(sess.run([negatives_op, below, relative, absolute_op], feed))
    print(sess.run(negatives), sess.run([model.auc, absolute]))
