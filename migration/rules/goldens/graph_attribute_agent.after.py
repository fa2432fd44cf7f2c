"""Deep Q network, as tutorials write it."""
import numpy as np
import tensorflow as tf

np.random.seed(1)
tf.random.set_seed(1)


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

        self.cost_his = []

    def _build_net(self):
        # ------------------ all inputs ------------------------
        self.s_spec = tf.TensorSpec([None, self.n_features], tf.float32, name='s')  # input
        self.q_target_spec = tf.TensorSpec([None, self.n_actions], tf.float32, name='Q_target')
        n_hidden = 10
        self.w1 = tf.Variable(tf.random_normal_initializer(0., 0.3)([self.n_features, n_hidden]), name='w1')
        self.b1 = tf.Variable(tf.constant_initializer(0.1)([1, n_hidden]), name='b1')
        self.w2 = tf.Variable(tf.random_normal_initializer(0., 0.3)([n_hidden, self.n_actions]), name='w2')
        self.compute_q_eval = tf.function(self.compute_q_eval, input_signature=[self.s_spec])
        self.optimizer = tf.keras.optimizers.RMSprop(self.lr, epsilon=1e-10)
        self.optimizer.build([self.w1, self.b1, self.w2])
        for slot in self.optimizer.variables:
            if slot.name.endswith('velocity'):
                slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.
        self.train_step = tf.function(self.train_step, input_signature=[
            self.s_spec, self.q_target_spec,
        ])

    def compute_q_eval(self, s):
        l1 = tf.nn.relu(tf.matmul(s, self.w1) + self.b1)
        return tf.matmul(l1, self.w2)

    def train_step(self, s, q_target):
        with tf.GradientTape() as tape:
            q_eval = self.compute_q_eval(s)
            loss = tf.reduce_mean(tf.math.squared_difference(q_target, q_eval))
        variables = [self.w1, self.b1, self.w2]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def choose_action(self, observation):
        observation = observation[np.newaxis, :]
        actions_value = self.compute_q_eval(np.float32(observation)).numpy()
        return np.argmax(actions_value)

    def learn(self, states, targets):
        cost = self.train_step(np.float32(states), np.float32(targets)).numpy()
        self.cost_his.append(cost)
        self.learn_step_counter += 1


if __name__ == '__main__':
    agent = DeepQNetwork(3, 4)
    rng = np.random.RandomState(0)
    for step in range(5):
        print(agent.choose_action(rng.rand(4)))
        agent.learn(rng.rand(4, 4), rng.rand(4, 3))
    print(agent.cost_his)
