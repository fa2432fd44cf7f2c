"""A decaying rate with a floor."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False)


def compute_lr():
    return tf.maximum(tf.keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5)(gs), 0.02)


@tf.function
def compute_lr_and_gs():
    lr = compute_lr()
    return lr, gs


w = tf.Variable([3.0, 1.0])
optimizer = tf.keras.optimizers.Adam(epsilon=1e-8)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    lr = compute_lr()
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    gs.assign_add(1)


for i in range(6):
    train_step()
    print([value.numpy() for value in compute_lr_and_gs()])
print(w.numpy())
