"""Networks whose values are copied to others by operations that each copy makes anew."""

import numpy as np
import tensorflow as tf

GAMMA = 0.5
RNG = np.random.RandomState(3)


class Agent:
    target_spec = tf.TensorSpec([None, 1], tf.float32, name='target')

    def __init__(self, size, every=2):
        self.every = every
        self.count = 0
        self.x_spec = tf.TensorSpec([None, size], tf.float32, name='x')
        self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([size, 1]), name='w')
        self.compute_q = tf.function(self.compute_q, input_signature=[self.x_spec])
        self.next_w = tf.Variable(tf.keras.initializers.GlorotUniform()([size, 1]), name='w')
        self.compute_q_next = tf.function(self.compute_q_next, input_signature=[self.x_spec])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.x_spec, self.target_spec,
        ])
        self.new = [self.w]
        self.old = [self.next_w]

    def compute_q(self, x):
        return tf.matmul(x, self.w)

    def compute_q_next(self, x):
        return tf.matmul(x, self.next_w)

    def train_step(self, x, target):
        with tf.GradientTape() as tape:
            q = self.compute_q(x)
            loss = tf.reduce_mean(tf.math.squared_difference(target, q))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    @tf.function
    def run_replace_op(self):
        for o, n in zip(self.old, self.new):
            o.assign(n)

    def _replace(self):
        self.run_replace_op()

    def learn(self, x, reward):
        if self.count % self.every == 0:
            self._replace()
        self.count += 1
        q_next = self.compute_q_next(np.float32(x)).numpy()
        feed = {'x': x, 'target': reward + GAMMA * q_next}
        return self.train_step(np.float32(feed['x']), np.float32(feed['target'])).numpy()


agent = Agent(3)
for step in range(4):
    print(agent.learn(RNG.rand(4, 3), RNG.rand(4, 1)), agent.compute_q(np.float32(np.eye(3))).numpy())
