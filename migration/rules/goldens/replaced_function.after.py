"""A function of contrib's that is gone: a few lines take its place."""

import numpy as np
import tensorflow as tf


def sequence_loss(
    logits, targets, weights, average_across_timesteps=True, average_across_batch=True, name=None
):
    """Returns the weighted cross entropy of sequences, as tf.contrib.seq2seq of TF 1.x did."""
    losses = weights * tf.nn.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=logits)
    axes = [0] * average_across_batch + [1] * average_across_timesteps
    if not axes:
        return losses
    return tf.math.divide_no_nan(tf.reduce_sum(losses, axes), tf.reduce_sum(weights, axes))


rng = np.random.RandomState(0)
scores = tf.Variable(rng.randn(3, 4, 5).astype(np.float32))
targets_spec = tf.TensorSpec([3, 4], tf.int32)
weights_spec = tf.TensorSpec([3, 4], tf.float32)

optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[targets_spec, weights_spec])
def train_step(targets, weights):
    with tf.GradientTape() as tape:
        loss = sequence_loss(logits=scores, targets=targets, weights=weights)
    each = sequence_loss(scores, targets, weights, average_across_batch=False)
    optimizer.apply_gradients([(tape.gradient(loss, scores), scores)])
    return loss, each


feed = {'targets': rng.randint(0, 5, [3, 4]), 'weights': [[1, 1, 0, 0], [1, 1, 1, 0], [1, 0, 2, 1]]}
for _ in range(3):
    print([value.numpy() for value in train_step(np.int32(feed['targets']), np.float32(feed['weights']))])
