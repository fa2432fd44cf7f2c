"""An agent whose two nets are built one after the other, under the same local names."""

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, n_features, n_actions, rate=0.05, log=False):
        self.n_features = n_features
        self.n_actions = n_actions
        self.rate = rate
        self.build()
        target = tf.get_collection('target_params')
        evaluated = tf.get_collection('eval_params')
        self.replace = [tf.assign(t, e) for t, e in zip(target, evaluated)]
        self.sess = tf.Session()
        if log:
            tf.summary.FileWriter('logs/', self.sess.graph)
        self.sess.run(tf.global_variables_initializer())

    def build(self):
        self.s = tf.placeholder(tf.float32, [None, self.n_features], name='s')
        self.wanted = tf.placeholder(tf.float32, [None, self.n_actions], name='wanted')
        with tf.variable_scope('eval_net'):
            names = ['eval_params', tf.GraphKeys.GLOBAL_VARIABLES]
            with tf.variable_scope('l1'):
                w1 = tf.get_variable('w1', [self.n_features, 5], collections=names)
                b1 = tf.get_variable(
                    'b1', [1, 5], initializer=tf.constant_initializer(0.1), collections=names
                )
                l1 = tf.nn.relu(tf.matmul(self.s, w1) + b1)
            with tf.variable_scope('l2'):
                w2 = tf.get_variable('w2', [5, self.n_actions], collections=names)
                self.q_eval = tf.matmul(l1, w2)
        self.loss = tf.reduce_mean(tf.squared_difference(self.wanted, self.q_eval))
        self.train_op = tf.train.RMSPropOptimizer(self.rate).minimize(self.loss)

        self.s_next = tf.placeholder(tf.float32, [None, self.n_features], name='s_next')
        with tf.variable_scope('target_net'):
            names = ['target_params', tf.GraphKeys.GLOBAL_VARIABLES]
            with tf.variable_scope('l1'):
                w1 = tf.get_variable('w1', [self.n_features, 5], collections=names)
                b1 = tf.get_variable(
                    'b1', [1, 5], initializer=tf.constant_initializer(0.1), collections=names
                )
                l1 = tf.nn.relu(tf.matmul(self.s_next, w1) + b1)
            with tf.variable_scope('l2'):
                w2 = tf.get_variable('w2', [5, self.n_actions], collections=names)
                self.q_next = tf.matmul(l1, w2)

    def learn(self, s, s_next, reward):
        q_next, q = self.sess.run([self.q_next, self.q_eval], {self.s_next: s_next, self.s: s})
        wanted = q.copy()
        wanted[:, 0] = reward + 0.9 * q_next.max(axis=1)
        _, cost = self.sess.run([self.train_op, self.loss], {self.s: s, self.wanted: wanted})
        return cost


agent = Agent(4, 2)
rng = np.random.RandomState(0)
for turn in range(6):
    if turn % 3 == 0:
        agent.sess.run(agent.replace)
    s, s_next = rng.rand(8, 4), rng.rand(8, 4)
    print(agent.learn(s, s_next, rng.rand(8)))
