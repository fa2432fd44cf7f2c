"""Agents of one class, which has methods that this program does not call."""

import numpy as np
import tensorflow as tf


class Agent(object):
    state_spec = tf.TensorSpec([None, 3], tf.float32, name='state')

    def __init__(self, size, scope, greedy=True):
        self.scope = scope
        self.greedy = greedy
        self.target_spec = tf.TensorSpec([None, size], tf.float32, name='target')
        self.w = tf.Variable(tf.constant_initializer(0.1)([3, size]), name='w')
        self.compute_loss = tf.function(self.compute_loss, input_signature=[
            self.state_spec, self.target_spec,
        ])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.state_spec, self.target_spec,
        ])

    @tf.function(input_signature=[state_spec])
    def compute_q(self, state):
        return tf.tanh(tf.matmul(state, self.w))

    def compute_loss(self, state, target):
        q = self.compute_q(state)
        return tf.reduce_mean(tf.square(target - q))

    def train_step(self, state, target):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(state, target)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])

    def act(self, state):
        if self.greedy:
            return np.argmax(self.values([state])[0])
        return np.random.randint(2)

    def values(self, states):
        return self.compute_q(np.float32(states)).numpy()

    def learn(self, states, targets):
        self.train_step(np.float32(states), np.float32(targets))

    def loss_of(self, states, targets):
        """Returns how far the values are from some targets."""
        return self.compute_loss(np.float32(states), np.float32(targets)).numpy()


main = Agent(2, 'main')
other = Agent(2, 'other', greedy=False)

rng = np.random.RandomState(3)
for step in range(3):
    states = rng.rand(4, 3)
    main.learn(states, rng.rand(4, 2))
    other.learn(states, 1 - rng.rand(4, 2))
print(main.values(states), other.values(states))
