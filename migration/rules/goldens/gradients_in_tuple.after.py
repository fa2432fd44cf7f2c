"""Gradients that wait for each other before they are applied."""

import tensorflow as tf

w = tf.Variable(2.0)
v = tf.Variable(1.0)
opt = tf.keras.optimizers.SGD(0.1)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.square(w) * v
    grads = tape.gradient(loss, [w, v])
    grads = tf.tuple(grads)
    opt.apply_gradients(zip(grads, [w, v]))


train_step()
print([w.numpy(), v.numpy()])
