"""One decaying rate for two optimizers, of which one counts."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False)


def compute_lr():
    return tf.keras.optimizers.schedules.PolynomialDecay(0.1, 10, 0.01)(gs)


@tf.function
def evaluate():
    lr = compute_lr()
    return a, b, gs, lr


a = tf.Variable(1.0)
b = tf.Variable(2.0)
ta_optimizer = tf.keras.optimizers.Adam(epsilon=1e-8)


@tf.function
def train_ta_step():
    with tf.GradientTape() as tape:
        loss = tf.square(a)
    lr = compute_lr()
    ta_optimizer.learning_rate.assign(lr)
    ta_optimizer.apply_gradients([(tape.gradient(loss, a), a)])
    gs.assign_add(1)


tb_optimizer = tf.keras.optimizers.SGD()


@tf.function
def train_tb_step():
    with tf.GradientTape() as tape:
        loss = tf.square(b)
    lr = compute_lr()
    tb_optimizer.learning_rate.assign(lr)
    tb_optimizer.apply_gradients([(tape.gradient(loss, b), b)])


for i in range(5):
    train_ta_step()
    train_tb_step()
    print([value.numpy() for value in evaluate()])
