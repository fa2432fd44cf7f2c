"""Clipped gradients of single rows, for an optimizer that moves all rows."""

import numpy as np
import tensorflow as tf

ids_spec = tf.TensorSpec([None], tf.int32)
emb = tf.Variable(np.arange(12).reshape(4, 3).astype('float32') / 10)
w = tf.Variable(np.float32([[1.], [2.], [3.]]))
opt = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[ids_spec])
def train_step(ids):
    with tf.GradientTape() as tape:
        out = tf.matmul(tf.nn.embedding_lookup(emb, ids), w)
        loss = tf.reduce_mean(tf.square(out - 1.))
    variables = [emb, w]
    gvs = list(zip(tape.gradient(loss, variables), variables))
    gradients_and_variables = [(tf.clip_by_norm(g, 1.0), v) for g, v in gvs]
    # As in TF 1.x, rows that this batch does not use have a gradient of 0.
    opt.apply_gradients([(tf.convert_to_tensor(g), v) for g, v in gradients_and_variables])
    return loss


for i in range(5):
    l = train_step(np.int32([i % 4, 1, 1])).numpy()
    print(l)
print(emb.numpy())
