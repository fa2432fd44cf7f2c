"""A global step that is made where it is passed on, and found again."""

import tensorflow as tf

w = tf.Variable(2.0)
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.square(w)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return optimizer.iterations


for _ in range(3):
    s = train_step().numpy()
    print(optimizer.iterations.numpy())
print(w.numpy())
