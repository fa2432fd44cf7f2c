"""An actor and a critic, which is trained with actions that were taken before."""

import numpy as np
import tensorflow as tf

S_spec = tf.TensorSpec([None, 3], tf.float32)
R_spec = tf.TensorSpec([None, 1], tf.float32)
wa = tf.Variable(tf.constant_initializer(0.3)([3, 2]), name='w')


@tf.function(input_signature=[S_spec])
def compute_action(S):
    return tf.nn.tanh(tf.matmul(S, wa), name='action')


ws = tf.Variable(tf.constant_initializer(0.2)([3, 1]), name='ws')
wq = tf.Variable(tf.constant_initializer(0.1)([2, 1]), name='wq')


def compute_q(S, action):
    return tf.matmul(S, ws) + tf.matmul(action, wq)


critic = [ws, wq]


@tf.function(input_signature=[S_spec, R_spec, tf.TensorSpec([None, 2], tf.float32)])
def compute_td_error(S, R, action):
    q = compute_q(S, action)
    return tf.reduce_mean(tf.square(R - q))


@tf.function(input_signature=[S_spec, R_spec])
def evaluate_td_error(S, R):
    action = compute_action(S)
    return compute_td_error(S, R, action)


train_critic_optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[S_spec, R_spec, tf.TensorSpec([None, 2], tf.float32)])
def train_critic_step(S, R, action):
    with tf.GradientTape() as tape:
        td_error = compute_td_error(S, R, action)
    train_critic_optimizer.apply_gradients(zip(tape.gradient(td_error, critic), critic))


train_actor_optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[S_spec])
def train_actor_step(S):
    with tf.GradientTape() as tape:
        action = compute_action(S)
        q = compute_q(S, action)
        loss = -tf.reduce_mean(q)
    train_actor_optimizer.apply_gradients([(tape.gradient(loss, wa), wa)])


rng = np.random.RandomState(1)
for turn in range(4):
    s = rng.randn(5, 3)
    a = compute_action(np.float32(s)).numpy()
    r = rng.randn(5, 1)
    train_actor_step(np.float32(s))
    train_critic_step(np.float32(s), np.float32(r), np.float32(a + 0.1))
    print(compute_td_error(np.float32(s), np.float32(r), np.float32(a)).numpy())
print(evaluate_td_error(np.float32(s), np.float32(r)).numpy())
