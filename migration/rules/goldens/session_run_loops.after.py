"""Layers built in Python loops, whose number the source shows or only the data knows."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(12, 4).astype(np.float32)
target = data.sum(axis=1, keepdims=True)
repeats = len(np.unique(np.round(data.sum(axis=1))))  # known when the program runs

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)

rng = np.random.RandomState(1)
W = [tf.Variable((0.3 * rng.rand(4, 4)).astype(np.float32)) for _ in range(3)]
b = [tf.Variable(np.zeros(4, np.float32)) for _ in range(3)]
w_out = tf.Variable(rng.rand(4, 1).astype(np.float32))
activations = [tf.nn.relu, tf.identity, tf.tanh]


@tf.function(input_signature=[x_spec])
def compute_h(x):
    # Three hidden layers.
    h = x
    for i in range(3):
        h = tf.matmul(h, W[i]) + b[i]  # affine
        h = activations[i](h)
    return h


@tf.function(input_signature=[x_spec])
def compute_prediction(x):
    h = compute_h(x)
    smooth = h
    step = 0
    while step < repeats:
        smooth = smooth + 0.1 * tf.reduce_mean(smooth, 0)
        step += 1
    return tf.matmul(smooth, w_out)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        prediction = compute_prediction(x)
        loss = tf.reduce_mean(tf.square(prediction - y))
        for w in W + [w_out]:
            loss += 0.01 * tf.nn.l2_loss(w)
    variables = [W[0], W[1], W[2], b[0], b[1], b[2], w_out]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for epoch in range(4):
    value = train_step(data, np.float32(target)).numpy()
    print(epoch, value)
print(compute_prediction(data).numpy()[:3])
print(compute_h(data).numpy()[:2])
