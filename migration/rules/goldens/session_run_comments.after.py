"""Two spaces of indentation, comments in odd places, and statements on two lines."""

import numpy as np
import tensorflow as tf

# --- graph -------------------------------------------------------------
x_spec = tf.TensorSpec([None, 2], tf.float32)  # one row for each example

# A comment that stands alone.

w = tf.Variable([[1.0], [2.0]])
# Below the product.

optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
  with tf.GradientTape() as tape:
    # Two lines
    # about the product.
    y = tf.matmul(x, w)
    loss = tf.reduce_mean(
        tf.square(y),  # no targets here
        name="loss")
  optimizer.apply_gradients([(tape.gradient(loss, w), w)])
  return loss


for i in range(3):  # a few steps
  # Run it.
  value = train_step(np.float32([[1.0, 0.5],  # first row
                     [0.0, 1.0]])).numpy()
  print(i, value)
# At the end of the loop.
# At the end of the with block.

# Behind the with block.
print("end")
