"""RMSProp with momentum, centered."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
features = rng.randn(16, 3).astype(np.float32)
targets = features.dot([[1.0], [-2.0], [0.5]]) + 0.3

x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
w = tf.Variable(tf.fill([3, 1], 0.1), name='w')
b = tf.Variable(tf.zeros([1]), name='b')
LEARNING_RATE = 0.005
optimizer = tf.keras.optimizers.RMSprop(LEARNING_RATE, rho=0.9, momentum=0.5, centered=True, epsilon=1e-10)
optimizer.build([w, b])
for slot in optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


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
