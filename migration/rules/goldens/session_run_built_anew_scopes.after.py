"""A target network that follows another one, by lists of variables that a function asks for."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
t_spec = tf.TensorSpec([None, 1], tf.float32, name='t')
dense = tf.keras.layers.Dense(1, kernel_initializer=tf.random_normal_initializer(0, 0.1))
dense.build((None, 2))
dense_layer = tf.keras.layers.Dense(1, trainable=False)
dense_layer.build((None, 2))


@tf.function(input_signature=[x_spec])
def compute_q_next(x):
    return dense_layer(x)


optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[x_spec, t_spec])
def train_step(x, t):
    with tf.GradientTape() as tape:
        q = dense(x)
        loss = tf.reduce_mean(tf.math.squared_difference(q, t))
    variables = dense.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


count = 0


next_params = [dense_layer.kernel, dense_layer.bias]
params = [dense.kernel, dense.bias]


@tf.function
def run_learn_op():
    for n, p in zip(next_params, params):
        n.assign(p)


def learn(data):
    global count
    if count % 2 == 0:
        run_learn_op()
    count += 1
    return train_step(np.float32(data), np.float32(data[:, :1])).numpy()


data = np.linspace(-1.0, 1.0, 8).reshape(4, 2)


@tf.function
def run_updates():
    for v in [dense.kernel, dense.bias]:
        v.assign_sub(v * 0.5)


for i in range(5):
    print(i, learn(data), compute_q_next(np.float32(data)).numpy())
    if i == 3:
        run_updates()
