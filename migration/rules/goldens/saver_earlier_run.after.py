"""Goes on where an earlier run of the program stopped, with what its optimizer kept."""
import numpy as np
import os

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
x_spec = tf.TensorSpec([2], tf.float32)
optimizer = tf.keras.optimizers.Adagrad(0.1, epsilon=0.0)
optimizer.build([w])
optimizer_start = [state.numpy() for state in optimizer.variables]


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w * x))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


saver = tf.train.CheckpointManager(
    tf.train.Checkpoint(w=w, optimizer=optimizer),
    'model',
    max_to_keep=5,
    checkpoint_name='w.ckpt',
)


def run():
    initialize()
    state = tf.train.get_checkpoint_state('model')
    if state and state.model_checkpoint_path:
        saver.checkpoint.restore(state.model_checkpoint_path).assert_existing_objects_matched()
    for i in range(3):
        print(train_step(np.float32([i, 1.0])).numpy())
    saver.save(checkpoint_number=optimizer.iterations)
    print(w.numpy(), optimizer.iterations.numpy())


def initialize():
    w.assign([1.0, 2.0])
    for state, value in zip(optimizer.variables, optimizer_start):
        state.assign(value)


run()
run()
