"""A step counter that the library makes and finds again."""

import tensorflow as tf

w = tf.Variable(4.0)
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.square(w)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(3):
    train_step()
    print(optimizer.iterations.numpy(), w.numpy())
