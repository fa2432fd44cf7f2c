"""A training operation that waits for the others."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
optimizer = tf.keras.optimizers.SGD(0.1)
counter = tf.Variable(10, trainable=False)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    counter.assign_add(1)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(3):
    train_step()
    print([w.numpy(), optimizer.iterations.numpy(), counter.numpy()])
