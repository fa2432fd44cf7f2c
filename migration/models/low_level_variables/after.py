"""Low-level variables and operations, as the TensorFlow 2 migration guide has them."""
import numpy as np
import tensorflow as tf

in_a_spec = tf.TensorSpec(2, tf.float32)
in_b_spec = tf.TensorSpec(2, tf.float32)

W = tf.Variable(tf.ones(shape=(2,2)), name="W")
b = tf.Variable(tf.zeros(shape=(2)), name="b")


def forward(x):
  return W * x + b


@tf.function(input_signature=[in_a_spec, in_b_spec])
def evaluate(in_a, in_b):
  out_a = forward(in_a)
  out_b = forward(in_b)
  reg_loss = 0.04 * tf.nn.l2_loss(W)
  return out_a, out_b, reg_loss


outs = [value.numpy() for value in evaluate(np.float32([1, 0]), np.float32([0, 1]))]

print("out_a:", outs[0])
print("out_b:", outs[1])
print("regularization loss:", outs[2])
