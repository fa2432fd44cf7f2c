"""Decay by powers of e, smooth and in steps."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False, name='global_step')


def compute_lr():
    return (0.1) * tf.exp(-(0.5) * (tf.cast(gs, tf.float32) / (3)))


@tf.function
def evaluate():
    lr = compute_lr()
    lr2 = (0.1) * tf.exp(-(0.5) * tf.floor(tf.cast(gs, tf.float32) / (3)))
    return lr, lr2, gs


w = tf.Variable([3.0, 1.0])
optimizer = tf.keras.optimizers.SGD()


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    lr = compute_lr()
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    gs.assign_add(1)


for i in range(5):
    train_step()
    print([value.numpy() for value in evaluate()])
print(w.numpy())
