"""Names imported from TensorFlow and its modules."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([3], tf.float32, name='x')
w = tf.Variable(tf.constant(0.5))
optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        y = tf.nn.sigmoid(tf.nn.dropout(x, 1 - 1.0) * w)
        loss = tf.reduce_mean(tf.math.log(y))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for _ in range(3):
    value = train_step(np.float32([1.0, 2.0, 3.0])).numpy()
    print(value)
