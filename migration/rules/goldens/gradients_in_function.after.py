"""A penalty on a gradient in a function that is called twice."""

import numpy as np
import tensorflow as tf

w = tf.Variable(np.float32([[.2], [.3], [-.5]]))
def critic(x):
    return tf.matmul(tf.tanh(x), w)
def penalty(real, fake):
    # between the two
    mid = 0.5 * (real + fake)
    mid = tf.convert_to_tensor(mid)
    with tf.GradientTape() as tape:
        tape.watch(mid)
        output = critic(mid)
    grad = tape.gradient(output, mid)  # by the input
    norm = tf.sqrt(tf.reduce_sum(tf.square(grad), axis=1))
    return tf.reduce_mean(tf.square(norm - 1.0))
a_spec = tf.TensorSpec([None, 3], tf.float32)
b_spec = tf.TensorSpec([None, 3], tf.float32)


def compute_p2(b, a):
    return penalty(b, 2. * a)


@tf.function(input_signature=[a_spec, b_spec])
def evaluate_p2(a, b):
    return compute_p2(b, a)


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[a_spec, b_spec])
def train_step(a, b):
    with tf.GradientTape() as tape:
        p1 = penalty(a, b)
        p2 = compute_p2(b, a)
        loss = tf.reduce_mean(critic(a)) - tf.reduce_mean(critic(b)) + 10. * p1 + p2
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


for i in range(4):
    l = train_step(np.float32([[1., 2., i]]), np.float32([[.1, .2, .3]])).numpy()
    print(l, evaluate_p2(np.float32([[1., 2., i]]), np.float32([[.1, .2, .3]])).numpy())
