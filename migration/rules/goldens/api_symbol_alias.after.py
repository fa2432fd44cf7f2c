"""TensorFlow under another name."""

import tensorflow as T
import numpy as np

U = T

x_spec = T.TensorSpec([None, 2], T.float32)
w = T.Variable(T.ones([2, 1]))
optimizer = T.keras.optimizers.Adam(1e-1, epsilon=1e-8)


@T.function(input_signature=[x_spec])
def train_step(x):
    with T.GradientTape() as tape:
        y = T.matmul(x, w)
        loss = T.reduce_mean(T.square(y - 1.0))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for _ in range(3):
    cost = train_step(np.float32(np.arange(8.0).reshape(4, 2))).numpy()
    print(cost)
print(w.numpy().ravel().tolist())
