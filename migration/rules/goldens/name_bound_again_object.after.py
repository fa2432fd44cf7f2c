"""An agent whose two nets are built one after the other, under the same local names."""

import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, n_features, n_actions, rate=0.05, log=False):
        self.n_features = n_features
        self.n_actions = n_actions
        self.rate = rate
        self.build()
        self.target = [self.target_net_w1, self.target_net_b1, self.target_net_w2]
        self.evaluated = [self.w1, self.b1, self.w2]
        if log:
            tf.summary.create_file_writer('logs/')

    @tf.function
    def run_replace(self):
        for t, e in zip(self.target, self.evaluated):
            t.assign(e)

    def build(self):
        self.s_spec = tf.TensorSpec([None, self.n_features], tf.float32, name='s')
        self.wanted_spec = tf.TensorSpec([None, self.n_actions], tf.float32, name='wanted')
        self.w1 = tf.Variable(tf.keras.initializers.GlorotUniform()([self.n_features, 5]), name='w1')
        self.b1 = tf.Variable(tf.constant_initializer(0.1)([1, 5]), name='b1')
        self.w2 = tf.Variable(tf.keras.initializers.GlorotUniform()([5, self.n_actions]), name='w2')
        self.optimizer = tf.keras.optimizers.RMSprop(self.rate, epsilon=1e-10)
        self.optimizer.build([self.w1, self.b1, self.w2])
        for slot in self.optimizer.variables:
            if slot.name.endswith('velocity'):
                slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.
        self.train_step = tf.function(self.train_step, input_signature=[
            self.s_spec, self.wanted_spec,
        ])

        self.s_next_spec = tf.TensorSpec([None, self.n_features], tf.float32, name='s_next')
        self.target_net_w1 = tf.Variable(tf.keras.initializers.GlorotUniform()([self.n_features, 5]), name='w1')
        self.target_net_b1 = tf.Variable(tf.constant_initializer(0.1)([1, 5]), name='b1')
        self.target_net_w2 = tf.Variable(tf.keras.initializers.GlorotUniform()([5, self.n_actions]), name='w2')
        self.compute_q_next_and_q_eval = tf.function(self.compute_q_next_and_q_eval, input_signature=[
            self.s_spec, self.s_next_spec,
        ])

    def compute_q_eval(self, s):
        l1 = tf.nn.relu(tf.matmul(s, self.w1) + self.b1)
        return tf.matmul(l1, self.w2)

    def train_step(self, s, wanted):
        with tf.GradientTape() as tape:
            q_eval = self.compute_q_eval(s)
            loss = tf.reduce_mean(tf.math.squared_difference(wanted, q_eval))
        variables = [self.w1, self.b1, self.w2]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def compute_q_next_and_q_eval(self, s, s_next):
        q_eval = self.compute_q_eval(s)
        l1 = tf.nn.relu(tf.matmul(s_next, self.target_net_w1) + self.target_net_b1)
        q_next = tf.matmul(l1, self.target_net_w2)
        return q_next, q_eval

    def learn(self, s, s_next, reward):
        q_next, q = (
            value.numpy() for value in self.compute_q_next_and_q_eval(np.float32(s), np.float32(s_next)))
        wanted = q.copy()
        wanted[:, 0] = reward + 0.9 * q_next.max(axis=1)
        cost = self.train_step(np.float32(s), np.float32(wanted)).numpy()
        return cost


agent = Agent(4, 2)
rng = np.random.RandomState(0)
for turn in range(6):
    if turn % 3 == 0:
        agent.run_replace()
    s, s_next = rng.rand(8, 4), rng.rand(8, 4)
    print(agent.learn(s, s_next, rng.rand(8)))
