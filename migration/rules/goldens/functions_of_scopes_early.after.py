"""Variables that need the shapes of tensors, and that the program reads before anything is run."""

import numpy as np
import tensorflow as tf


class Dense(tf.Module):
    def __call__(self, x, size):
        n = int(x.shape[1])
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.random.truncated_normal([n, size], stddev=0.5))
                self.b = tf.Variable(tf.zeros([size]))
        return tf.matmul(x, self.w) + self.b, self.w


class Layer(tf.Module):
    def __call__(self, x, size):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([int(x.shape[1]), size]), name='w%d' % size)
        return tf.nn.tanh(tf.matmul(x, self.w)), self.w


class Critic(object):
    def __init__(self, size):
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.layer_1 = Layer()
        self.layer_2 = Layer()
        self.compute_score = tf.function(self.compute_score, input_signature=[self.x_spec])
        self.compute_score.get_concrete_function()  # Makes the variables.
        self.optimizer = tf.keras.optimizers.RMSprop(0.01, epsilon=1e-10)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])
        self.train_step.get_concrete_function()  # Makes the variables.
        for slot in self.optimizer.variables:
            if slot.name.endswith('velocity'):
                slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.

    def compute_score(self, x):
        h, _ = self.layer_1(x, 4)
        score, _ = self.layer_2(h, 1)
        return score

    @tf.function
    def run_clip(self):
        for w in (self.layer_1.w, self.layer_2.w):
            w.assign(tf.clip_by_value(w, -0.1, 0.1))

    def train_step(self, x):
        with tf.GradientTape() as tape:
            score = self.compute_score(x)
            loss = tf.reduce_mean(score)
        variables = [self.layer_1.w, self.layer_2.w]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


x_spec = tf.TensorSpec([None, 3], tf.float32)
dense = Dense()


@tf.function(input_signature=[x_spec])
def compute_y(x):
    y, _ = dense(x, 2)
    return y


compute_y.get_concrete_function()  # Makes the variables.


@tf.function
def compute_largest():
    return tf.reduce_max(tf.abs(dense.w))


critic = Critic(3)
data = np.random.RandomState(5).rand(4, 3)

print(compute_largest().numpy(), dense.w.numpy())
critic.run_clip()
print(critic.layer_1.w.numpy())
for _ in range(3):
    critic.train_step(np.float32(data))
    critic.run_clip()
print(critic.compute_score(np.float32(data)).numpy(), compute_y(np.float32(data)).numpy())
