"""A counter that starts elsewhere and is incremented in runs of its own."""

import tensorflow as tf

gs = tf.Variable(5, trainable=False)


@tf.function
def run_inc():
    return gs.assign_add(1)


def compute_lr():
    return tf.keras.optimizers.schedules.PiecewiseConstantDecay(
        [6, 8], [0.1, 0.05, 0.01])(gs)


@tf.function
def evaluate():
    lr = compute_lr()
    return w, gs, lr


w = tf.Variable(2.0)
optimizer = tf.keras.optimizers.SGD()


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.square(w)
    lr = compute_lr()
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(5):
    train_step()
    run_inc()
    print([value.numpy() for value in evaluate()])
