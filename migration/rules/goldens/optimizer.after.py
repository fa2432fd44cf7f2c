"""Plain gradient descent."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
features = rng.randn(16, 3).astype(np.float32)
targets = features.dot([[1.0], [-2.0], [0.5]]) + 0.3

x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
w = tf.Variable(tf.fill([3, 1], 0.1), name='w')
b = tf.Variable(tf.zeros([1]), name='b')
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b - y))
    variables = [w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(12):
    value = train_step(features, np.float32(targets)).numpy()
    print(step, value)
print(w.numpy(), b.numpy())
