"""Numbers its checkpoints by the global step, keeps the last two and restores the latest."""

import os
import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x_spec = tf.TensorSpec([None, 2], tf.float32)
weights = {
    'hidden': tf.Variable(tf.ones([2, 3]), name='hidden'),
    'out': tf.Variable(tf.ones([3, 1]), name='out'),
}


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    return tf.reduce_mean(tf.square(tf.matmul(tf.matmul(x, weights['hidden']), weights['out'])))


optimizer = tf.keras.optimizers.Adagrad(0.1, epsilon=0.0)
optimizer.build(list(weights.values()))


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    variables = [*weights.values()]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


saver = tf.train.CheckpointManager(
    tf.train.Checkpoint(weights=weights, optimizer=optimizer),
    folder,
    max_to_keep=2,
    checkpoint_name='model.ckpt',
)
print(tf.train.get_checkpoint_state(folder))

for _ in range(4):
    train_step(np.float32(data))
    path = saver.save(checkpoint_number=optimizer.iterations)
    print(os.path.basename(path), compute_loss(np.float32(data)).numpy())

print(sorted(name for name in os.listdir(folder) if name.endswith('.index')))
print(os.path.basename(tf.train.latest_checkpoint(folder)))
saver.checkpoint.restore(folder + '/model.ckpt-3').assert_existing_objects_matched()
print(optimizer.iterations.numpy(), compute_loss(np.float32(data)).numpy())
train_step(np.float32(data))
print(optimizer.iterations.numpy(), compute_loss(np.float32(data)).numpy())
