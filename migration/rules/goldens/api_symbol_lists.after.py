"""A recurrent network by hand, on the steps that its input is cut into."""

import numpy as np
import tensorflow as tf


class Rnn(object):
    y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, steps, size):
        self.size = size
        self.x_spec = tf.TensorSpec([None, steps, 2], tf.float32)
        self.wx = tf.Variable(tf.constant_initializer(0.1)([2, size]), name='wx')
        self.wh = tf.Variable(tf.constant_initializer(0.2)([size, size]), name='wh')
        self.wo = tf.Variable(tf.constant_initializer(0.3)([size, 1]), name='wo')
        self.compute_outputs = tf.function(self.compute_outputs, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.Adagrad(0.1, epsilon=0.0)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])
        self.compute_first_and_top = tf.function(self.compute_first_and_top, input_signature=[
            self.x_spec, self.y_spec,
        ])

    def compute_h_and_outputs(self, x):
        inputs = tf.unstack(x, axis=1)
        h = tf.zeros_like(tf.matmul(inputs[0], self.wx))
        outputs = []
        for i, xt in enumerate(inputs):
            h = tf.tanh(tf.matmul(xt, self.wx) + tf.matmul(h, self.wh))
            outputs.append(tf.matmul(h, self.wo))
        return h, outputs

    def compute_outputs(self, x):
        h, outputs = self.compute_h_and_outputs(x)
        return outputs

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            h, outputs = self.compute_h_and_outputs(x)
            loss = tf.add_n([tf.reduce_mean(tf.square(o - y)) for o in outputs]) / len(outputs)
        variables = [self.wx, self.wh, self.wo]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def compute_first_and_top(self, x, y):
        h, outputs = self.compute_h_and_outputs(x)
        first, second = tf.split(h, 2, axis=1)
        rows = tf.unstack(y, num=2)
        top = rows[1]
        return first, top

    @tf.function
    def compute_pairs(self):
        return [a * b for a, b in zip(tf.unstack(self.wo), tf.split(self.wo, [1] * self.size))]


model = Rnn(3, 4)
rs = np.random.RandomState(0)
for i in range(3):
    feed = {'x': rs.rand(2, 3, 2), 'y': rs.rand(2, 1)}
    l = model.train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    print(l, len([value.numpy() for value in model.compute_outputs(np.float32(feed['x']))]), [value.numpy() for value in model.compute_first_and_top(np.float32(feed['x']), np.float32(feed['y']))])
print([value.numpy() for value in model.compute_pairs()])
