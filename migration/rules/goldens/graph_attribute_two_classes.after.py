"""Two classes that keep parts of one graph, and a session they share."""
import numpy as np
import tensorflow as tf


class Actor(object):
    a_spec = tf.TensorSpec(None, tf.int32)
    td_error_spec = tf.TensorSpec(None, tf.float32)

    def __init__(self, n_features, n_actions, lr=0.001):
        self.s_spec = tf.TensorSpec([1, n_features], tf.float32)

        self.w = tf.Variable(tf.ones([n_features, n_actions]) * 0.1)
        self.compute_acts_prob = tf.function(self.compute_acts_prob, input_signature=[self.s_spec])
        self.optimizer = tf.keras.optimizers.Adam(lr, epsilon=1e-8)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.s_spec, self.a_spec, self.td_error_spec,
        ])

    def compute_acts_prob(self, s):
        return tf.nn.softmax(tf.matmul(s, self.w))

    def train_step(self, s, a, td_error):
        with tf.GradientTape() as tape:
            acts_prob = self.compute_acts_prob(s)
            log_prob = tf.math.log(acts_prob[0, a])
            exp_v = tf.reduce_mean(log_prob * td_error)
            loss = -exp_v
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return exp_v

    def learn(self, s, a, td):
        s = s[np.newaxis, :]
        feed_dict = {'s': s, 'a': a, 'td_error': td}
        exp_v = self.train_step(np.float32(feed_dict['s']), np.int32(feed_dict['a']), np.float32(feed_dict['td_error'])).numpy()
        return exp_v

    def choose_action(self, s):
        s = s[np.newaxis, :]
        probs = self.compute_acts_prob(np.float32(s)).numpy()
        return np.argmax(probs)


class Critic(object):
    v_spec = tf.TensorSpec([1, 1], tf.float32)
    r_spec = tf.TensorSpec(None, tf.float32)

    def __init__(self, n_features, lr=0.01):
        self.s_spec = tf.TensorSpec([1, n_features], tf.float32)
        self.w = tf.Variable(tf.ones([n_features, 1]) * 0.1)
        self.compute_v = tf.function(self.compute_v, input_signature=[self.s_spec])
        self.optimizer = tf.keras.optimizers.Adam(lr, epsilon=1e-8)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.s_spec, self.v_spec, self.r_spec,
        ])

    def compute_v(self, s):
        return tf.matmul(s, self.w)

    def train_step(self, s, v_, r):
        with tf.GradientTape() as tape:
            v = self.compute_v(s)
            td_error = r + 0.9 * v_ - v
            loss = tf.square(td_error)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return td_error

    def learn(self, s, r, s_):
        s, s_ = s[np.newaxis, :], s_[np.newaxis, :]
        v_ = self.compute_v(np.float32(s_)).numpy()
        td_error = self.train_step(np.float32(s), np.float32(v_), np.float32(r)).numpy()
        return td_error


actor = Actor(n_features=4, n_actions=2, lr=0.01)
critic = Critic(n_features=4, lr=0.02)
rng = np.random.RandomState(0)
for i in range(4):
    s, s_ = rng.rand(4), rng.rand(4)
    a = actor.choose_action(s)
    td = critic.learn(s, 1.0, s_)
    print(actor.learn(s, a, td[0][0]))
