"""Embeddings trained by Adam: rows that a batch does not use move on too."""

import numpy as np
import tensorflow as tf

batches = np.array([[0, 2], [2, 2], [4, 0], [1, 4]])

ids_spec = tf.TensorSpec([None], tf.int32)
embedding = tf.Variable(tf.random.uniform([6, 3], -1.0, 1.0))
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[ids_spec])
def train_step(ids):
    with tf.GradientTape() as tape:
        looked_up = tf.nn.embedding_lookup(embedding, ids)
        loss = tf.reduce_mean(tf.square(looked_up - 0.5))
    # As in TF 1.x, rows that this batch does not use have a gradient of 0.
    optimizer.apply_gradients([(tf.convert_to_tensor(tape.gradient(loss, embedding)), embedding)])
    return loss


for batch in batches:
    value = train_step(np.int32(batch)).numpy()
    print(value)
print(embedding.numpy())
