"""Costs that methods of a model give, in larger expressions."""

import numpy as np
import tensorflow as tf


class Softmax:
    def __init__(self, n_in, n_out):
        self.w = tf.Variable(tf.zeros([n_in, n_out]))
        self.compute_prediction = tf.function(self.compute_prediction, input_signature=[x_spec])

    def compute_logits(self, x):
        return tf.matmul(x, self.w)

    def compute_prediction(self, x):
        logits = self.compute_logits(x)
        return tf.argmax(logits, 1)

    def compute_cost_2(self, x, y):
        logits = self.compute_logits(x)
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=logits))

    def compute_accuracy(self, x, y):
        prediction = self.compute_prediction(x)
        hits = tf.equal(prediction, tf.argmax(y, 1))
        return tf.reduce_mean(tf.cast(hits, tf.float32))


x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
model = Softmax(3, 2)


@tf.function(input_signature=[x_spec, y_spec])
def compute_error(x, y):
    accuracy = model.compute_accuracy(x, y)
    return 1.0 - accuracy


optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        cost_2 = model.compute_cost_2(x, y)
        cost = cost_2 + 0.01 * tf.nn.l2_loss(model.w)
    optimizer.apply_gradients([(tape.gradient(cost, model.w), model.w)])
    return cost


rows = np.arange(12).reshape(4, 3) % 5 / 5.0
labels = np.eye(2)[[0, 1, 1, 0]]
for _ in range(3):
    value = train_step(np.float32(rows), np.float32(labels)).numpy()
    print(value)
print(compute_error(np.float32(rows), np.float32(labels)).numpy(), model.compute_prediction(np.float32(rows)).numpy())
