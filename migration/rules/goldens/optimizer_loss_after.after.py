"""The loss before and after an update, in one run."""

import tensorflow as tf

w = tf.Variable(3.0)
x_spec = tf.TensorSpec(None, tf.float32)
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.square(w * x - 1.)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    new_loss = tf.square(w * x - 1.)
    old_loss = tf.identity(loss)
    return new_loss, old_loss


for i in range(4):
    a, b = (value.numpy() for value in train_step(1.5))
    print(a, b)
