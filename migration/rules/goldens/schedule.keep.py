"""A schedule of Keras, read at a step of its own."""

import tensorflow as tf

global_step = tf.Variable(0, trainable=False)
learning_rate = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 5, 0.9)
optimizer = tf.keras.optimizers.SGD(learning_rate)
for _ in range(3):
    global_step.assign_add(1)
    print(learning_rate(global_step).numpy())
