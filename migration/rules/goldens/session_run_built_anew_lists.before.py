"""Networks whose values are copied to others by operations that each copy makes anew."""

import numpy as np
import tensorflow as tf

GAMMA = 0.5
RNG = np.random.RandomState(3)


class Agent:
    def __init__(self, size, every=2):
        self.every = every
        self.count = 0
        self.x = tf.placeholder(tf.float32, [None, size], name='x')
        self.target = tf.placeholder(tf.float32, [None, 1], name='target')
        with tf.variable_scope('eval'):
            names = ['eval_params', tf.GraphKeys.GLOBAL_VARIABLES]
            w = tf.get_variable('w', [size, 1], collections=names)
            self.q = tf.matmul(self.x, w)
        with tf.variable_scope('next'):
            names = ['next_params', tf.GraphKeys.GLOBAL_VARIABLES]
            w = tf.get_variable('w', [size, 1], collections=names)
            self.q_next = tf.matmul(self.x, w)
        self.loss = tf.reduce_mean(tf.squared_difference(self.target, self.q))
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def _replace(self):
        new = tf.get_collection('eval_params')
        old = tf.get_collection('next_params')
        self.sess.run([tf.assign(o, n) for o, n in zip(old, new)])

    def learn(self, x, reward):
        if self.count % self.every == 0:
            self._replace()
        self.count += 1
        q_next = self.sess.run(self.q_next, {self.x: x})
        feed = {self.x: x, self.target: reward + GAMMA * q_next}
        return self.sess.run([self.train, self.loss], feed)[1]


agent = Agent(3)
for step in range(4):
    print(agent.learn(RNG.rand(4, 3), RNG.rand(4, 1)), agent.sess.run(agent.q, {agent.x: np.eye(3)}))
