"""A model whose properties return what its constructor built, as the tutorial on language models."""

import numpy as np
import tensorflow as tf


class Config(object):
    size = 3
    max_grad_norm = 0.5


class Model(object):
    """A line with a learning rate that the program sets."""

    def __init__(self, config):
        self._input_data = tf.placeholder(tf.float32, [None, config.size])
        self._targets = tf.placeholder(tf.float32, [None, 1])
        self._notes = []

        self._weights = tf.get_variable(
            'weights', [config.size, 1], initializer=tf.constant_initializer(0.1)
        )
        self._output = tf.matmul(self.input_data, self._weights)
        self._cost = tf.reduce_mean(tf.square(self.output - self.targets))

        self._lr = tf.Variable(0.0, trainable=False)
        tvars = tf.trainable_variables()
        grads, _ = tf.clip_by_global_norm(tf.gradients(self.cost, tvars), config.max_grad_norm)
        optimizer = tf.train.GradientDescentOptimizer(self._lr)
        self._train_op = optimizer.apply_gradients(zip(grads, tvars))

        self._new_lr = tf.placeholder(tf.float32, shape=[], name='new_learning_rate')
        self._lr_update = tf.assign(self._lr, self._new_lr)

    def assign_lr(self, session, lr_value):
        session.run(self._lr_update, feed_dict={self._new_lr: lr_value})

    @property
    def input_data(self):
        return self._input_data

    @property
    def targets(self):
        """What the outputs should be."""
        return self._targets

    @property
    def output(self):
        return self._output

    @property
    def cost(self):
        return self._cost

    @property
    def lr(self):
        return self._lr

    @property
    def notes(self):
        return self._notes

    @property
    def train_op(self):
        return self._train_op


def run_epoch(session, model, batches):
    costs = 0.0
    for x, y in batches:
        cost, _ = session.run(
            [model.cost, model.train_op], {model.input_data: x, model.targets: y}
        )
        costs += cost
        model.notes.append(len(x))
    return costs


rng = np.random.RandomState(0)
batches = [(rng.rand(2, 3), rng.rand(2, 1)) for _ in range(2)]
m = Model(Config())
with tf.Session() as session:
    session.run(tf.global_variables_initializer())
    for i in range(3):
        m.assign_lr(session, 0.5 / (i + 1))
        print('Epoch %d: learning rate %.3f' % (i, session.run(m.lr)))
        print(run_epoch(session, m, batches))
    print(session.run(m.output, {m.input_data: batches[0][0]}), m.notes)
