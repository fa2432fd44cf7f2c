"""A class that gets the session from outside, and whose graph is also run from there."""
import numpy as np
import tensorflow as tf


class Net(object):
    X_spec = tf.TensorSpec([None, 3], tf.float32)
    Y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, name):
        self.name = name
        self.build()

    def build(self):
        self.W = tf.Variable(tf.ones([3, 1]), name='W')
        self.optimizer = tf.keras.optimizers.Adam(learning_rate=0.1, epsilon=1e-8)

    @tf.function(input_signature=[X_spec])
    def compute_out(self, X):
        return tf.matmul(X, self.W)

    @tf.function(input_signature=[X_spec, Y_spec])
    def compute_cost(self, X, Y):
        out = self.compute_out(X)
        return tf.reduce_mean(tf.square(out - Y))

    @tf.function(input_signature=[X_spec, Y_spec])
    def train_step(self, X, Y):
        with tf.GradientTape() as tape:
            cost = self.compute_cost(X, Y)
        self.optimizer.apply_gradients([(tape.gradient(cost, self.W), self.W)])
        return cost

    def predict(self, x_test):
        return self.compute_out(np.float32(x_test)).numpy()

    def train(self, x_data, y_data):
        c = self.train_step(np.float32(x_data), np.float32(y_data)).numpy()
        return c


m1 = Net('m1')
for i in range(3):
    c = m1.train(np.ones([2, 3]), np.zeros([2, 1]))
    print(c)
print(m1.predict(np.ones([1, 3])))
print(m1.compute_cost(np.float32(np.ones([2, 3])), np.float32(np.zeros([2, 1]))).numpy())
