"""A model whose properties return what its constructor built, as the tutorial on language models."""

import numpy as np
import tensorflow as tf


class Config(object):
    size = 3
    max_grad_norm = 0.5


class Model(object):
    """A line with a learning rate that the program sets."""

    targets_spec = tf.TensorSpec([None, 1], tf.float32)
    new_lr_spec = tf.TensorSpec([], tf.float32, name='new_learning_rate')

    def __init__(self, config):
        self.config = config
        self.input_data_spec = tf.TensorSpec([None, config.size], tf.float32)
        self._notes = []

        self._weights = tf.Variable(tf.constant_initializer(0.1)([config.size, 1]), name='weights')
        self.compute_output = tf.function(self.compute_output, input_signature=[
            self.input_data_spec,
        ])

        self._lr = tf.Variable(0.0, trainable=False)
        self.tvars = [self._weights]
        self.optimizer = tf.keras.optimizers.SGD()
        self.train_step = tf.function(self.train_step, input_signature=[
            self.input_data_spec, self.targets_spec,
        ])

    def compute_output(self, _input_data):
        return tf.matmul(_input_data, self._weights)

    def train_step(self, _input_data, _targets):
        with tf.GradientTape() as tape:
            _output = self.compute_output(_input_data)
            _cost = tf.reduce_mean(tf.square(_output - _targets))
        grads, _ = tf.clip_by_global_norm(tape.gradient(_cost, self.tvars), self.config.max_grad_norm)
        self.optimizer.learning_rate.assign(self._lr)
        self.optimizer.apply_gradients(zip(grads, self.tvars))
        return _cost

    @tf.function(input_signature=[new_lr_spec])
    def run_lr_update(self, _new_lr):
        return self._lr.assign(_new_lr)

    def assign_lr(self, lr_value):
        self.run_lr_update(np.float32(lr_value))

    @property
    def lr(self):
        return self._lr

    @property
    def notes(self):
        return self._notes


def run_epoch(model, batches):
    costs = 0.0
    for x, y in batches:
        cost = model.train_step(np.float32(x), np.float32(y)).numpy()
        costs += cost
        model.notes.append(len(x))
    return costs


rng = np.random.RandomState(0)
batches = [(rng.rand(2, 3), rng.rand(2, 1)) for _ in range(2)]
m = Model(Config())
for i in range(3):
    m.assign_lr(0.5 / (i + 1))
    print('Epoch %d: learning rate %.3f' % (i, m.lr.numpy()))
    print(run_epoch(m, batches))
print(m.compute_output(np.float32(batches[0][0])).numpy(), m.notes)
