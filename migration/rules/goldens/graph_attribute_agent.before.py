"""Deep Q network, as tutorials write it."""
import numpy as np
import tensorflow as tf

np.random.seed(1)
tf.set_random_seed(1)


class DeepQNetwork:
    def __init__(self, n_actions, n_features, learning_rate=0.01, reward_decay=0.9, batch_size=4):
        self.n_actions = n_actions
        self.n_features = n_features
        self.lr = learning_rate
        self.gamma = reward_decay
        self.batch_size = batch_size
        self.learn_step_counter = 0
        self.memory = np.zeros((20, n_features * 2 + 2))
        self.memory_counter = 0

        self._build_net()

        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())
        self.cost_his = []

    def _build_net(self):
        # ------------------ all inputs ------------------------
        self.s = tf.placeholder(tf.float32, [None, self.n_features], name='s')  # input
        self.q_target = tf.placeholder(tf.float32, [None, self.n_actions], name='Q_target')
        n_hidden = 10
        with tf.variable_scope('eval_net'):
            w1 = tf.get_variable('w1', [self.n_features, n_hidden],
                                 initializer=tf.random_normal_initializer(0., 0.3))
            b1 = tf.get_variable('b1', [1, n_hidden], initializer=tf.constant_initializer(0.1))
            l1 = tf.nn.relu(tf.matmul(self.s, w1) + b1)
            w2 = tf.get_variable('w2', [n_hidden, self.n_actions],
                                 initializer=tf.random_normal_initializer(0., 0.3))
            self.q_eval = tf.matmul(l1, w2)
        with tf.variable_scope('loss'):
            self.loss = tf.reduce_mean(tf.squared_difference(self.q_target, self.q_eval))
        with tf.variable_scope('train'):
            self._train_op = tf.train.RMSPropOptimizer(self.lr).minimize(self.loss)

    def choose_action(self, observation):
        observation = observation[np.newaxis, :]
        actions_value = self.sess.run(self.q_eval, feed_dict={self.s: observation})
        return np.argmax(actions_value)

    def learn(self, states, targets):
        _, cost = self.sess.run(
            [self._train_op, self.loss],
            feed_dict={self.s: states, self.q_target: targets})
        self.cost_his.append(cost)
        self.learn_step_counter += 1


if __name__ == '__main__':
    agent = DeepQNetwork(3, 4)
    rng = np.random.RandomState(0)
    for step in range(5):
        print(agent.choose_action(rng.rand(4)))
        agent.learn(rng.rand(4, 4), rng.rand(4, 3))
    print(agent.cost_his)
