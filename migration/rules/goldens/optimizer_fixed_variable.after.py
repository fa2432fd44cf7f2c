"""A variable that only a list says to train."""

import tensorflow as tf

w = tf.Variable([2.0, 1.0], trainable=False)


def compute_loss():
    return tf.reduce_sum(tf.square(w))


train_optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = compute_loss()
    train_optimizer.apply_gradients([(tape.gradient(loss, w), w)])


train2_optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function
def train_train2_step():
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = compute_loss()
    train2_optimizer.apply_gradients([(tape.gradient(loss, w), w)])


@tf.function
def compute_g():
    with tf.GradientTape() as tape:
        tape.watch(w)
        loss = compute_loss()
    return tape.gradient(loss, w)


print(compute_g().numpy())
train_step()
train_train2_step()
print(w.numpy())
