"""Agents that take turns, whose weights the program looks at and changes."""

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, scope):
        with tf.variable_scope(scope):
            self.x = tf.placeholder(tf.float32, [None, 3])
            self.w = tf.get_variable('w', [3, 1], initializer=tf.constant_initializer(0.2))
            self.loss = tf.reduce_mean(tf.square(tf.matmul(self.x, self.w) - 1))
            self.train = tf.train.AdamOptimizer(0.1).minimize(self.loss)
        self.steps = 0

    def learn(self, sess, states):
        self.steps += 1
        if self.steps % 2 == 0:
            return sess.run(self.loss, {self.x: states})
        return sess.run([self.loss, self.train], {self.x: states})[0]


agents = [Agent('agent%d' % i) for i in range(3)]
rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(3):
        total = 0
        for i in range(3):
            if i != step:
                total += agents[i].learn(sess, rng.rand(4, 3))
        print(total, [agent.steps for agent in agents])
    for i, agent in enumerate(agents):
        if i == 1:
            sess.run(tf.assign(agent.w, agent.w * 2))
    print([sess.run(agent.w).sum() for agent in agents])
