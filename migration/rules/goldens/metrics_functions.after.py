"""A class and a function that make metrics, weighted ones too."""
import numpy as np
import tensorflow as tf


class AUC(tf.keras.metrics.AUC):
    """The area under the curve over all runs, as in TF 1.x."""

    def update_state(self, labels, predictions, weights=None):
        return super().update_state(tf.cast(labels, tf.bool), predictions, weights)


class Recall(tf.keras.metrics.Recall):
    """The recall of all runs, as in TF 1.x: what is not 0 is positive."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.cast(labels, tf.bool), tf.cast(predictions, tf.bool)
        return super().update_state(labels, tf.cast(predictions, tf.float32), weights)


class RootMeanSquaredError(tf.keras.metrics.Mean):
    """The root of the mean square of the errors of all runs, whatever their shape, as in TF 1.x."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.cast(labels, tf.float32), tf.cast(predictions, tf.float32)
        if labels.shape.rank == predictions.shape.rank + 1:
            labels = tf.squeeze(labels, -1)
        elif predictions.shape.rank == labels.shape.rank + 1:
            predictions = tf.squeeze(predictions, -1)
        errors = tf.math.squared_difference(labels, predictions)
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(errors))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(errors, [-1]), weights)

    def result(self):
        return tf.sqrt(super().result())


class FalseNegatives(tf.keras.metrics.FalseNegatives):
    """The number of false negatives of all runs, as in TF 1.x: what is not 0 is positive."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.cast(labels, tf.bool), tf.cast(predictions, tf.bool)
        return super().update_state(labels, tf.cast(predictions, tf.float32), weights)


class PercentageBelow(tf.keras.metrics.Mean):
    """The share of values of all runs that are less than a threshold, as in TF 1.x."""

    def __init__(self, threshold, **kwargs):
        super().__init__(**kwargs)
        self.threshold = threshold

    def update_state(self, values, weights=None):
        below = tf.cast(tf.less(values, self.threshold), tf.float32)
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(below))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(below, [-1]), weights)


class MeanRelativeError(tf.keras.metrics.Mean):
    """The mean of the errors of all runs relative to a normalizer, as in TF 1.x."""

    def update_state(self, labels, predictions, normalizer, weights=None):
        labels, predictions = tf.cast(labels, tf.float32), tf.cast(predictions, tf.float32)
        errors = tf.math.divide_no_nan(tf.abs(labels - predictions), tf.cast(normalizer, tf.float32))
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(errors))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(errors, [-1]), weights)


class MeanAbsoluteError(tf.keras.metrics.Mean):
    """The mean magnitude of the errors of all runs, whatever their shape, as in TF 1.x."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.cast(labels, tf.float32), tf.cast(predictions, tf.float32)
        if labels.shape.rank == predictions.shape.rank + 1:
            labels = tf.squeeze(labels, -1)
        elif predictions.shape.rank == labels.shape.rank + 1:
            predictions = tf.squeeze(predictions, -1)
        errors = tf.abs(predictions - labels)
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(errors))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(errors, [-1]), weights)


class Model:
    y_spec = tf.TensorSpec([None], tf.float32)

    def __init__(self, size):
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.dense = tf.keras.layers.Dense(1)
        self.dense.build((None, 3))
        self.auc_metric = AUC(num_thresholds=50)
        self.recall_metric = Recall()
        self.weighted_error = WeightedError()
        self.evaluate = tf.function(self.evaluate, input_signature=[self.x_spec, self.y_spec])

    def compute_probability(self, x):
        logits = tf.squeeze(self.dense(x), 1)
        return tf.sigmoid(logits)

    def compute_auc(self):
        return self.auc_metric.result()

    def evaluate(self, x, y):
        probability = self.compute_probability(x)
        auc_op = self.auc_metric(y, probability)
        recall = self.recall_metric(y, tf.round(probability))
        error = self.weighted_error(y, probability)
        return auc_op, recall, error


class WeightedError(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.rmse = RootMeanSquaredError()

    def __call__(self, labels, predictions):
        update = self.rmse(labels, predictions, weights=1.0 + labels)
        return update


model = Model(3)
false_negatives = FalseNegatives()


@tf.function
def compute_negatives():
    return false_negatives.result()


percentage_below_threshold = PercentageBelow(threshold=0.4)
mean_relative_error = MeanRelativeError()
mean_absolute_error = MeanAbsoluteError()


@tf.function
def compute_auc_and_absolute():
    auc = model.compute_auc()
    absolute = mean_absolute_error.result()
    return auc, absolute


@tf.function(input_signature=[model.x_spec, model.y_spec])
def evaluate(x, y):
    probability = model.compute_probability(x)
    negatives_op = false_negatives(y, probability > 0.7)
    below = percentage_below_threshold(probability)
    relative = mean_relative_error(y, probability, y)
    absolute_op = mean_absolute_error(labels=y, predictions=probability)
    return negatives_op, below, relative, absolute_op


rng = np.random.RandomState(0)
for size in (20, 5, 9):
    feed = {'x': rng.randn(size, 3), 'y': rng.randint(0, 2, size)}
    print([value.numpy() for value in model.evaluate(np.float32(feed['x']), np.float32(feed['y']))])
    print([value.numpy() for value in evaluate(np.float32(feed['x']), np.float32(feed['y']))])
    print(compute_negatives().numpy(), [value.numpy() for value in compute_auc_and_absolute()])
