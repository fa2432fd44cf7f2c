"""An agent that learns values with a second net, which it copies from time to time."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)


class Agent:
    def __init__(self, n_actions, n_features, learning_rate=0.01, gamma=0.9, sess=None):
        self.n_actions = n_actions
        self.n_features = n_features
        self.lr = learning_rate
        self.gamma = gamma
        self._build_net()
        self.t_params = [self.target_net.w1, self.target_net.b1, self.target_net.w2, self.target_net.b2]
        self.e_params = [self.eval_net.w1, self.eval_net.b1, self.eval_net.w2, self.eval_net.b2]

    @tf.function
    def run_replace_target_op(self):
        for t, e in zip(self.t_params, self.e_params):
            t.assign(e)

    def _build_net(self):
        class BuildLayers(tf.Module):
            def __init__(self, n_features, n_actions, n_l1, w_initializer, b_initializer):
                super().__init__()
                self.w1 = tf.Variable(w_initializer([n_features, n_l1]), name='w1')
                self.b1 = tf.Variable(b_initializer([1, n_l1], tf.float32), name='b1')
                self.w2 = tf.Variable(w_initializer([n_l1, n_actions]), name='w2')
                self.b2 = tf.Variable(b_initializer([1, n_actions], tf.float32), name='b2')

            def __call__(self, s):
                l1 = tf.nn.relu(tf.matmul(s, self.w1) + self.b1)

                out = tf.matmul(l1, self.w2) + self.b2
                return out

        # ------------------ evaluate_net ------------------
        self.s_spec = tf.TensorSpec([None, self.n_features], tf.float32, name='s')  # input
        self.q_target_spec = tf.TensorSpec([None, self.n_actions], tf.float32, name='Q_target')
        n_l1, w_initializer, b_initializer = 8, tf.random_normal_initializer(0., 0.3), tf.constant_initializer(0.1)  # config of layers
        self.eval_net = BuildLayers(self.n_features, self.n_actions, n_l1, w_initializer, b_initializer)
        self.compute_q_eval = tf.function(self.compute_q_eval, input_signature=[self.s_spec])
        self.optimizer = tf.keras.optimizers.RMSprop(self.lr, epsilon=1e-10)
        self.optimizer.build(self.eval_net.trainable_variables)
        for slot in self.optimizer.variables:
            if slot.name.endswith('velocity'):
                slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.
        self.train_step = tf.function(self.train_step, input_signature=[
            self.s_spec, self.q_target_spec,
        ])

        # ------------------ target_net ------------------
        self.s_spec_2 = tf.TensorSpec([None, self.n_features], tf.float32, name='s_')    # input
        self.target_net = BuildLayers(self.n_features, self.n_actions, n_l1, w_initializer, b_initializer)
        self.compute_q_next_and_q_eval = tf.function(self.compute_q_next_and_q_eval, input_signature=[
            self.s_spec, self.s_spec_2,
        ])

    def compute_q_eval(self, s):
        return self.eval_net(s)

    def train_step(self, s, q_target):
        with tf.GradientTape() as tape:
            q_eval = self.compute_q_eval(s)
            loss = tf.reduce_mean(tf.math.squared_difference(q_target, q_eval))
        variables = self.eval_net.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def compute_q_next_and_q_eval(self, s, s_):
        q_eval = self.compute_q_eval(s)
        q_next = self.target_net(s_)
        return q_next, q_eval

    def choose(self, observation):
        return np.argmax(self.compute_q_eval(np.float32(observation[np.newaxis, :])).numpy())

    def learn(self, step, s, s_):
        if step % 3 == 0:
            self.run_replace_target_op()
        q_next, q_eval = (
            value.numpy() for value in self.compute_q_next_and_q_eval(np.float32(s), np.float32(s_)))
        q_target = q_eval.copy()
        q_target[:, 0] = 0.5 + self.gamma * q_next.max(axis=1)
        self.cost = self.train_step(np.float32(s), np.float32(q_target)).numpy()
        return self.cost


agent = Agent(3, 4)
for step in range(7):
    s, s_ = rng.rand(5, 4), rng.rand(5, 4)
    print(agent.learn(step, s, s_), agent.choose(s[0]))
