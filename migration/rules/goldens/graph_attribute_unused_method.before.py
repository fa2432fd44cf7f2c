"""Agents of one class, which has methods that this program does not call."""

import numpy as np
import tensorflow as tf


class Agent(object):
    def __init__(self, sess, size, scope, greedy=True):
        self.sess = sess
        self.scope = scope
        self.greedy = greedy
        with tf.variable_scope(scope):
            self.state = tf.placeholder(tf.float32, [None, 3], name='state')
            self.target = tf.placeholder(tf.float32, [None, size], name='target')
            w = tf.get_variable('w', [3, size], initializer=tf.constant_initializer(0.1))
            self.q = tf.tanh(tf.matmul(self.state, w))
            self.loss = tf.reduce_mean(tf.square(self.target - self.q))
        self.update = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)

    def act(self, state):
        if self.greedy:
            return np.argmax(self.values([state])[0])
        return np.random.randint(2)

    def values(self, states):
        return self.sess.run(self.q, {self.state: states})

    def learn(self, states, targets):
        self.sess.run(self.update, {self.state: states, self.target: targets})

    def loss_of(self, states, targets):
        """Returns how far the values are from some targets."""
        return self.sess.run(self.loss, {self.state: states, self.target: targets})


sess = tf.Session()
main = Agent(sess, 2, 'main')
other = Agent(sess, 2, 'other', greedy=False)
sess.run(tf.global_variables_initializer())

rng = np.random.RandomState(3)
for step in range(3):
    states = rng.rand(4, 3)
    main.learn(states, rng.rand(4, 2))
    other.learn(states, 1 - rng.rand(4, 2))
print(main.values(states), other.values(states))
