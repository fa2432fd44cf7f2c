"""A function that chooses among the variables of the graph."""

import tensorflow as tf


a = tf.Variable(tf.constant_initializer(2.0)([]), name='x')
b = tf.Variable(tf.constant_initializer(3.0)([]), name='x')
c = tf.Variable(tf.constant_initializer(4.0)([]), name='y')


def compute_loss():
    return tf.square(a * b + c)


train_left_optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_left_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    train_left_optimizer.apply_gradients([(tape.gradient(loss, a), a)])


right = [b, c]
train_right_optimizer = tf.keras.optimizers.SGD(0.02)


@tf.function
def train_right_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    train_right_optimizer.apply_gradients(zip(tape.gradient(loss, right), right))


train_left_step()
print([a.numpy(), b.numpy(), c.numpy()])
train_right_step()
print([a.numpy(), b.numpy(), c.numpy()])
