"""A list of the variables of a loop, which is shuffled afterwards."""
import random
import numpy as np
import tensorflow as tf

sizes = [3, 3, 3]
x_spec = tf.TensorSpec([None, 3], tf.float32)
weights = []
Ws = []
for i in range(2):
    W = tf.Variable(tf.ones([3, 3]) * (i + 1.0))
    Ws.append(W)
    weights.append(W)


@tf.function(input_signature=[x_spec])
def compute_h(x):
    h = x
    for i in range(2):
        W = Ws[i]
        h = tf.nn.tanh(tf.matmul(h, W))
    return h


random.shuffle(weights)
print(compute_h(np.float32(np.ones([1, 3]))).numpy())
print(weights[0].numpy())
