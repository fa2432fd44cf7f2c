"""Fits a line: a session in a with block, and a train operation beside its loss."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
train_x = rng.rand(20).astype(np.float32)
train_y = 3 * train_x + 0.5

x_spec = tf.TensorSpec([None], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.float32, name='y')

# The model: a line.
slope = tf.Variable(0.1, name='slope')
offset = tf.Variable(0.0, name='offset')


@tf.function(input_signature=[x_spec])
def compute_prediction(x):
    return slope * x + offset


optimizer = tf.keras.optimizers.SGD(0.3)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        prediction = compute_prediction(x)
        loss = tf.reduce_mean(tf.square(prediction - y))  # mean squared error
    variables = [slope, offset]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


# Train.
for epoch in range(10):
    current = train_step(train_x, np.float32(train_y)).numpy()
    if epoch % 3 == 0:
        print('epoch %d: loss %.5f' % (epoch, current))

# Look at the result.
print('slope', slope.numpy(), 'offset', offset.numpy())
print(compute_prediction(np.float32([0.0, 1.0, 2.0])).numpy())
