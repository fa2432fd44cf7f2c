"""Layers that an object makes, with penalties of weights."""

import numpy as np
import tensorflow as tf


class Classifier(object):
    y_spec = tf.TensorSpec([None], tf.int64, name='y')

    def __init__(self, size, rate):
        self.size = size
        self._build(rate)

    def _build(self, rate):
        self.x_spec = tf.TensorSpec([None, self.size], tf.float32, name='x')
        self.dense = tf.keras.layers.Dense(
            8, activation=tf.nn.tanh, kernel_initializer=tf.random_normal_initializer(stddev=0.2),
        )
        self.dense.build((None, 5))
        self.batch_normalization = tf.keras.layers.BatchNormalization()
        self.batch_normalization.build((None, 8))
        self.dense_1 = tf.keras.layers.Dense(
            3, use_bias=False, kernel_initializer=tf.random_normal_initializer(stddev=0.2),
        )
        self.dense_1.build((None, 8))
        self.evaluate_logits = tf.function(self.evaluate_logits, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.SGD(rate)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_logits(self, x, training):
        h = self.dense(x)
        h = self.batch_normalization(h, training=training)
        return self.dense_1(h)

    def evaluate_logits(self, x):
        training = False
        return self.compute_logits(x, training)

    def train_step(self, x, y):
        training = True
        with tf.GradientTape() as tape:
            logits = self.compute_logits(x, training)
            cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=y, logits=logits)
            loss = tf.reduce_mean(cross_entropy) + (0.01 * tf.nn.l2_loss(self.dense.kernel) + 0.01 * tf.nn.l2_loss(self.dense_1.kernel))
        variables = [
            *self.dense.trainable_variables, *self.batch_normalization.trainable_variables,
            *self.dense_1.trainable_variables,
        ]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def fit(self, x, y):
        loss = self.train_step(np.float32(x), np.int64(y)).numpy()
        return loss

    def predict(self, x):
        return self.evaluate_logits(np.float32(x)).numpy()


rng = np.random.RandomState(1)
points = rng.randn(40, 5).astype(np.float32)
kinds = rng.randint(0, 3, [40])

model = Classifier(5, 0.1)
for epoch in range(3):
    for start in range(0, 40, 8):
        print(model.fit(points[start:start + 8], kinds[start:start + 8]))
print(model.predict(points[:4]))
