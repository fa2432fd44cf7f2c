"""A linear model in a class: its rate decays where the optimizer is made, and gradients are clipped."""
import numpy as np
import tensorflow as tf


class Momentum(tf.keras.optimizers.SGD):
    """Momentum as in TF 1.x: a new learning rate counts for past gradients too."""

    def update_step(self, gradient, variable, learning_rate):
        momentum = self.momentums[self._get_variable_index(variable)]
        momentum.assign(self.momentum * momentum + gradient)
        variable.assign_sub(tf.cast(learning_rate, gradient.dtype) * momentum)


class Model(object):
    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')

    def __init__(self, size, rate=0.2):
        self.x_spec = tf.TensorSpec([None, size], tf.float32, name='x')
        self.w = tf.Variable(tf.zeros_initializer()([size, 1]), name='w')
        self.compute_out = tf.function(self.compute_out, input_signature=[self.x_spec])
        self.opt = Momentum(tf.keras.optimizers.schedules.ExponentialDecay(rate, 2, 0.5, staircase=True), momentum=0.9)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec, self.y_spec])

    def compute_out(self, x):
        return tf.matmul(x, self.w)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            out = self.compute_out(x)
            penalties = [0.1 * tf.nn.l2_loss(self.w)]
            loss = tf.reduce_mean(tf.math.squared_difference(out, y)) + sum(penalties)
        variables = [self.w]
        grads = tape.gradient(loss, variables)
        grads, norm = tf.clip_by_global_norm(grads, 1.0)
        self.opt.apply_gradients(zip(grads, variables))
        return loss, norm

    def fit(self, x, y):
        return [value.numpy() for value in self.train_step(np.float32(x), np.float32(y))]

    def predict(self, x):
        return self.compute_out(np.float32(x)).numpy()


rng = np.random.RandomState(0)
model = Model(3)
for i in range(6):
    x = rng.rand(4, 3)
    print(model.fit(x, x.sum(1, keepdims=True)))
print(model.predict(np.ones((2, 3))), model.opt.iterations.numpy())
