"""A target network that follows the trained one, in lists of assignments."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32([[1.], [2.]]), name='eval')
t = tf.Variable(np.float32([[0.], [0.]]), name='target', trainable=False)
x_spec = tf.TensorSpec([None, 2], tf.float32)
r_spec = tf.TensorSpec([None, 1], tf.float32)
optimizer = tf.keras.optimizers.RMSprop(0.01, epsilon=1e-10)
optimizer.build([w])
for slot in optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function(input_signature=[x_spec, r_spec])
def train_step(x, r):
    with tf.GradientTape() as tape:
        q = tf.matmul(x, w)
        q_next = tf.stop_gradient(tf.matmul(x, t))
        loss = tf.reduce_mean(tf.square(r + 0.9 * q_next - q))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function
def run_replace():
    for o, n in zip([t], [w]):
        o.assign(n)


@tf.function
def run_soft():
    for o, n in zip([t], [w]):
        o.assign(0.5 * o + 0.5 * n)


for i in range(4):
    if i % 2: run_soft()
    l = train_step(np.float32([[1., i], [2., 1.]]), np.float32([[1.], [0.]])).numpy()
    print(l)
run_replace()
print([w.numpy(), t.numpy()])
