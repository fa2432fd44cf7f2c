"""A linear model as a class that keeps its graph on the object."""
import numpy as np
import tensorflow as tf


class Regression(object):
    """A linear model."""

    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')

    def __init__(self, n_features, lr=0.1):
        self.n_features = n_features
        self.lr = lr
        self.x_spec = tf.TensorSpec([None, n_features], tf.float32, name='x')
        self.w = tf.Variable(tf.ones([n_features, 1]), name='w')
        self.compute_prediction = tf.function(self.compute_prediction, input_signature=[
            self.x_spec,
        ])
        self.optimizer = tf.keras.optimizers.SGD(lr)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_prediction(self, x):
        # The prediction.
        return tf.matmul(x, self.w)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            prediction = self.compute_prediction(x)
            loss = tf.reduce_mean(tf.square(prediction - y))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def fit(self, x, y):
        loss = self.train_step(np.float32(x), np.float32(y)).numpy()
        return loss

    def predict(self, x):
        return self.compute_prediction(np.float32(x)).numpy()


model = Regression(3)
rng = np.random.RandomState(0)
for i in range(5):
    print(model.fit(rng.rand(4, 3), rng.rand(4, 1)))
print(model.predict(rng.rand(2, 3)))
