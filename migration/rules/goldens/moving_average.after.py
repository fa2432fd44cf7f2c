"""Averages that follow the variables after each training step."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
b = tf.Variable(0.5)
step = tf.Variable(0, trainable=False)
optimizer = tf.keras.optimizers.SGD(0.1)
ema = tf.train.ExponentialMovingAverage(0.99, step)
ema.apply([w, b])  # The averages start at the initial values.


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w)) + tf.square(b)
    variables = [w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    step.assign_add(1)
    train_op = ema.apply([w, b])


print(ema.average(w).numpy())
for i in range(3):
    train_step()
    print([w.numpy(), ema.average(w).numpy(), ema.average(b).numpy()])
