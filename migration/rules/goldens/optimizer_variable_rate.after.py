"""A learning rate in a variable, which is assigned between epochs."""

import numpy as np
import tensorflow as tf

w = tf.Variable([3.0, 1.0])
lr = tf.Variable(0.1, trainable=False, dtype=tf.float32)
new_lr_spec = tf.TensorSpec([], tf.float32)


@tf.function(input_signature=[new_lr_spec])
def run_update_lr(new_lr):
    return lr.assign(new_lr)


@tf.function
def compute_loss():
    return tf.reduce_sum(tf.square(w))


optimizer = tf.keras.optimizers.RMSprop(momentum=0.5, epsilon=1e-10)
optimizer.build([w])
for slot in optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    optimizer.learning_rate.assign(lr)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for epoch in range(4):
    run_update_lr(np.float32(0.1 * 0.5 ** epoch))
    for i in range(2):
        train_step()
        print(compute_loss().numpy())
print([w.numpy(), lr.numpy()])
