"""Agents that take turns, whose weights the program looks at and changes."""

import numpy as np
import tensorflow as tf


class Agent:
    x_spec = tf.TensorSpec([None, 3], tf.float32)

    def __init__(self, scope):
        self.w = tf.Variable(tf.constant_initializer(0.2)([3, 1]), name='w')
        self.optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
        self.steps = 0

    @tf.function(input_signature=[x_spec])
    def compute_loss(self, x):
        return tf.reduce_mean(tf.square(tf.matmul(x, self.w) - 1))

    @tf.function(input_signature=[x_spec])
    def train_step(self, x):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def learn(self, states):
        self.steps += 1
        if self.steps % 2 == 0:
            return self.compute_loss(np.float32(states)).numpy()
        return self.train_step(np.float32(states)).numpy()


agents = [Agent('agent%d' % i) for i in range(3)]
rng = np.random.RandomState(0)
for step in range(3):
    total = 0
    for i in range(3):
        if i != step:
            total += agents[i].learn(rng.rand(4, 3))
    print(total, [agent.steps for agent in agents])
for i, agent in enumerate(agents):
    if i == 1:
        agent.w.assign(agent.w * 2)
print([agent.w.numpy().sum() for agent in agents])
