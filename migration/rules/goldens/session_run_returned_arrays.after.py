"""What Python does with fetched values: they are NumPy's, as TF 1's were."""

import numpy as np
import tensorflow as tf

data = np.arange(12, dtype=np.float32).reshape(12, 1)
X_spec = tf.TensorSpec([None, 1], tf.float32)
w = tf.Variable([[1.0]])


@tf.function(input_signature=[X_spec])
def compute_pred(X):
    return tf.matmul(X, w)


optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)


@tf.function(input_signature=[X_spec])
def train_step(X):
    with tf.GradientTape() as tape:
        pred = compute_pred(X)
        loss = tf.reduce_mean(tf.square(pred - 2 * X))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


def batches(size):
    for i in range(0, len(data), size):
        yield data[i:i + size]


best = None
for epoch in range(3):
    total = 0
    for batch in batches(4):
        l = train_step(np.float32(batch)).numpy()
        total += l
    if best is None or total < best:
        best, saved = total, w.numpy()
    print(epoch, total, saved.tolist())
p = compute_pred(np.float32(data[:2])).numpy()
print(p.tolist(), type(p), p.dtype, isinstance(l, np.float32))
results = dict(zip(['w', 'again'], [w.numpy(), (w + 1.0).numpy()]))
print(sorted(results), max(results['again'].flatten()))
