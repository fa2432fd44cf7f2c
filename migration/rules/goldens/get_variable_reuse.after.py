"""A function that is called twice and finds its variables the second time."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(11)
left = rng.rand(8, 6).astype(np.float32)
right = rng.rand(8, 6).astype(np.float32)


w = tf.Variable(tf.keras.initializers.TruncatedNormal(stddev=0.5)([6, 3]), name='w')
b = tf.Variable(tf.zeros_initializer()([3]), name='b')


def encode(inputs):
    """Encodes a batch."""
    return tf.tanh(tf.matmul(inputs, w) + b)


x1_spec = tf.TensorSpec([None, 6], tf.float32)
x2_spec = tf.TensorSpec([None, 6], tf.float32)


@tf.function(input_signature=[x1_spec, x2_spec])
def compute_distance(x1, x2):
    return tf.reduce_sum(tf.square(encode(x1) - encode(x2)), 1)


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x1_spec, x2_spec])
def train_step(x1, x2):
    with tf.GradientTape() as tape:
        distance = compute_distance(x1, x2)
        loss = tf.reduce_mean(tf.maximum(0.0, 1.0 - distance))
    variables = [w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(5):
    l = train_step(left, right).numpy()
    print(i, l)
print(compute_distance(np.float32(left[:2]), np.float32(right[:2])).numpy())
