"""Metrics over all batches, and over the batches of one epoch."""
import numpy as np
import tensorflow as tf


class Accuracy(tf.keras.metrics.Mean):
    """The share of predictions that equal their labels, over all runs, as in TF 1.x."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.convert_to_tensor(labels), tf.convert_to_tensor(predictions)
        if labels.shape.rank == predictions.shape.rank + 1:
            labels = tf.squeeze(labels, -1)
        elif predictions.shape.rank == labels.shape.rank + 1:
            predictions = tf.squeeze(predictions, -1)
        equal = tf.cast(tf.equal(labels, tf.cast(predictions, labels.dtype)), tf.float32)
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(equal))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(equal, [-1]), weights)


class Mean(tf.keras.metrics.Mean):
    """The mean of all values of all runs, whatever their shape, as in TF 1.x."""

    def update_state(self, values, weights=None):
        values = tf.cast(values, tf.float32)
        if weights is not None:
            weights = tf.broadcast_to(tf.cast(weights, tf.float32), tf.shape(values))
            weights = tf.reshape(weights, [-1])
        return super().update_state(tf.reshape(values, [-1]), weights)


class MeanSquaredError(tf.keras.metrics.Mean):
    """The mean square of the errors of all runs, whatever their shape, as in TF 1.x."""

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


class Precision(tf.keras.metrics.Precision):
    """The precision of all runs, as in TF 1.x: what is not 0 is positive."""

    def update_state(self, labels, predictions, weights=None):
        labels, predictions = tf.cast(labels, tf.bool), tf.cast(predictions, tf.bool)
        return super().update_state(labels, tf.cast(predictions, tf.float32), weights)


rng = np.random.RandomState(0)
x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None], tf.int64)
dense = tf.keras.layers.Dense(4)
dense.build((None, 3))


def compute_logits_and_predicted(x):
    logits = dense(x)
    predicted = tf.argmax(logits, 1)
    return logits, predicted


accuracy_metric = Accuracy()
mean_logit = Mean()


@tf.function
def compute_mean():
    return mean_logit.result()


mean_squared_error = MeanSquaredError()
precision_metric = Precision()


@tf.function
def compute_error_and_precision():
    error = mean_squared_error.result()
    precision = precision_metric.result()
    return error, precision


@tf.function(input_signature=[x_spec, y_spec])
def evaluate(x, y):
    logits, predicted = compute_logits_and_predicted(x)
    mean_op = mean_logit(logits)
    error_op = mean_squared_error(labels=tf.one_hot(y, 4), predictions=logits)
    precision_op = precision_metric(y > 1, predicted > 1)
    return mean_op, error_op, precision_op


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits, predicted = compute_logits_and_predicted(x)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
    accuracy = accuracy_metric(labels=y, predictions=predicted)
    variables = dense.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return accuracy


def initialize():
    accuracy_metric.reset_state()
    mean_logit.reset_state()
    mean_squared_error.reset_state()
    precision_metric.reset_state()


for epoch in range(2):
    initialize()  # Each epoch counts anew.
    for size in (3, 5, 2):
        feed = {'x': rng.randn(size, 3), 'y': rng.randint(0, 4, size)}
        seen = train_step(np.float32(feed['x']), np.int64(feed['y'])).numpy()
        print(seen, [value.numpy() for value in evaluate(np.float32(feed['x']), np.int64(feed['y']))])
    print(compute_mean().numpy(), [value.numpy() for value in compute_error_and_precision()])
