"""The gradient of one output weighs that of another."""

import numpy as np
import tensorflow as tf

s_spec = tf.TensorSpec([None, 2], tf.float32)
a_w = tf.Variable(np.float32([[.5], [.2]]), name='actor')
c_w = tf.Variable(np.float32([[.1], [.4]]), name='critic')
c_a = tf.Variable(np.float32([[.3]]), name='critic_a')


def compute_action(s):
    return tf.nn.tanh(tf.matmul(s, a_w))


def compute_q(s, action):
    return tf.matmul(s, c_w) + tf.matmul(action, c_a)


opt = tf.keras.optimizers.Adam(-0.01, epsilon=1e-8)


@tf.function(input_signature=[s_spec])
def train_a_step(s):
    with tf.GradientTape(persistent=True) as tape:
        action = compute_action(s)
        tape.watch(action)
        q = compute_q(s, action)
    a_grads = tape.gradient(q, action)
    policy_grads = tape.gradient(action, [a_w], output_gradients=a_grads)
    opt.apply_gradients(zip(policy_grads, [a_w]))


train_c_optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[s_spec])
def train_c_step(s):
    with tf.GradientTape() as tape:
        action = compute_action(s)
        q = compute_q(s, action)
        td = tf.reduce_mean(tf.square(q - 1.))
    variables = [c_w, c_a]
    train_c_optimizer.apply_gradients(zip(tape.gradient(td, variables), variables))
    return td


for i in range(4):
    train_a_step(np.float32([[1., i]]))
    l = train_c_step(np.float32([[1., i]])).numpy()
    print(l)
print([a_w.numpy(), c_w.numpy(), c_a.numpy()])
