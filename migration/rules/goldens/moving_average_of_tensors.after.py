"""Batch normalization by hand: averages of what each call of a function computes."""

import numpy as np
import tensorflow as tf


class LazyMovingAverages(tf.Module):
    """Moving averages of tensors, which begin at zero and are made when they are first needed."""

    def __init__(self, decay, name=None):
        super().__init__(name)
        self.decay = decay

    def apply(self, tensors):
        for number, tensor in enumerate(tensors):
            average = self.average(number, tensor)
            rate = tf.cast(1.0 - tf.constant(self.decay), average.dtype)
            average.assign_sub((average - tensor) * rate)

    def average(self, number, tensor):
        """Returns the average of the tensors that come at one place of the list."""
        name = f'average_{number}'
        if not hasattr(self, name):
            with tf.init_scope():
                zeros = tf.zeros(tensor.shape, tensor.dtype)
                setattr(self, name, tf.Variable(zeros, trainable=False, name=name))
        return getattr(self, name)


class BatchNorm(tf.Module):
    """Normalizes by the moments of the batch, or by their averages."""

    def __call__(self, inputs, training, decay=0.9):
        size = inputs.get_shape()[-1]
        if not hasattr(self, 'beta'):
            with tf.init_scope():
                self.beta = tf.Variable(tf.zeros_initializer()([size]), name='beta')
                self.gamma = tf.Variable(tf.ones_initializer()([size]), name='gamma')
        axes = list(range(len(inputs.get_shape()) - 1))
        batch_mean, batch_var = tf.nn.moments(inputs, axes, name='moments')
        if not hasattr(self, 'ema'):
            with tf.init_scope():
                self.ema = LazyMovingAverages(decay)

        def mean_var_with_update():
            ema_apply_op = self.ema.apply([batch_mean, batch_var])
            return tf.identity(batch_mean), tf.identity(batch_var)

        mean, var = tf.cond(
            training,
            mean_var_with_update,
            lambda: (self.ema.average(0, batch_mean), self.ema.average(1, batch_var)),
        )
        return tf.nn.batch_normalization(inputs, mean, var, self.beta, self.gamma, 1e-3)


x_spec = tf.TensorSpec([None, 4], tf.float32, name='x')
y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
training_spec = tf.TensorSpec([], tf.bool)

weights = tf.Variable(tf.constant(np.linspace(-1, 1, 12).reshape(4, 3), tf.float32))
first = BatchNorm()
inner = tf.Variable(tf.constant(np.linspace(-0.5, 1, 15).reshape(3, 5), tf.float32))
second = BatchNorm()


@tf.function(input_signature=[x_spec, y_spec, training_spec])
def run_loss(x, y, training):
    hidden = tf.nn.relu(first(tf.matmul(x, weights), training))
    hidden = tf.nn.sigmoid(second(tf.matmul(hidden, inner), training))
    output = tf.reduce_sum(hidden, axis=1, keepdims=True)
    return tf.reduce_mean(tf.square(output - y))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec, training_spec])
def train_step(x, y, training):
    with tf.GradientTape() as tape:
        hidden = tf.nn.relu(first(tf.matmul(x, weights), training))
        hidden = tf.nn.sigmoid(second(tf.matmul(hidden, inner), training))
        output = tf.reduce_sum(hidden, axis=1, keepdims=True)
        loss = tf.reduce_mean(tf.square(output - y))
    variables = [weights, *first.trainable_variables, inner, *second.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


random = np.random.RandomState(0)
for _ in range(4):
    feed = {'x': random.rand(6, 4), 'y': random.rand(6, 1), 'training': True}
    print(train_step(np.float32(feed['x']), np.float32(feed['y']), np.bool_(feed['training'])).numpy())
    print(run_loss(np.float32(feed['x']), np.float32(feed['y']), False).numpy())
