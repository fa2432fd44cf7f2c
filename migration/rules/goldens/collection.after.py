"""Lists of variables that the graph keeps, chosen by their names."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).randn(12, 3).astype(np.float32)
noise = np.random.RandomState(4).randn(12, 2).astype(np.float32)

z_spec = tf.TensorSpec([None, 2], tf.float32)
x_spec = tf.TensorSpec([None, 3], tf.float32)

g_w = tf.Variable(tf.constant_initializer(0.3)([2, 3]), name='w')
g_b = tf.Variable(tf.zeros_initializer()([3]), name='bias')

w = tf.Variable(tf.constant_initializer(-0.2)([3, 1]), name='w')
b = tf.Variable(tf.zeros_initializer()([1]), name='bias')


def discriminate(inputs, reuse=False):
    return tf.matmul(inputs, w) + b


def compute_fake_logits(z):
    fake = tf.matmul(z, g_w) + g_b
    return discriminate(fake, reuse=True)


# Each player moves its own weights.
t_vars = [g_w, g_b, w, b]
d_vars = [w, b]
g_vars = [g_w, g_b]


@tf.function
def compute_decay():
    return 0.01 * tf.add_n([tf.nn.l2_loss(v) for v in [g_w, w]])


d_train_optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[z_spec, x_spec])
def train_d_step(z, x):
    with tf.GradientTape() as tape:
        real_logits = discriminate(x)
        fake_logits = compute_fake_logits(z)
        d_loss = tf.reduce_mean(tf.nn.softplus(-real_logits)) + tf.reduce_mean(tf.nn.softplus(fake_logits))
        decay = compute_decay()
        loss = d_loss + decay
    d_train_optimizer.apply_gradients(zip(tape.gradient(loss, d_vars), d_vars))
    return d_loss


g_train_optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[z_spec])
def train_g_step(z):
    with tf.GradientTape() as tape:
        fake_logits = compute_fake_logits(z)
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake_logits))
    g_train_optimizer.apply_gradients(zip(tape.gradient(g_loss, g_vars), g_vars))
    return g_loss


print(len(t_vars), 'variables,', sum(int(np.prod(v.shape.as_list())) for v in t_vars), 'numbers')

for i in range(4):
    d_cost = train_d_step(noise, data).numpy()
    g_cost = train_g_step(noise).numpy()
    print(i, d_cost, g_cost)
print(compute_decay().numpy())
