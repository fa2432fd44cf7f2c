"""An InteractiveSession: eval and run without naming the session."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
W = tf.Variable(tf.zeros([3, 2]))
b = tf.Variable(tf.zeros([2]))


def compute_y(x):
    return tf.matmul(x, W) + b


@tf.function(input_signature=[x_spec, y_spec])
def compute_cross_entropy(x, y_):
    y = compute_y(x)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y))


optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y_):
    with tf.GradientTape() as tape:
        cross_entropy = compute_cross_entropy(x, y_)
    variables = [W, b]
    optimizer.apply_gradients(zip(tape.gradient(cross_entropy, variables), variables))


images = np.arange(18, dtype=np.float32).reshape(6, 3) % 5
labels = np.eye(2, dtype=np.float32)[[0, 1, 0, 0, 1, 1]]
for _ in range(8):
    train_step(np.float32(images), np.float32(labels))


@tf.function(input_signature=[x_spec, y_spec])
def compute_accuracy(x, y_):
    y = compute_y(x)
    correct_prediction = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))
    return tf.reduce_mean(tf.cast(correct_prediction, tf.float32))


print(compute_accuracy(np.float32(images), np.float32(labels)).numpy())
print(W.numpy())
print(b.numpy(), compute_cross_entropy(np.float32(images), np.float32(labels)).numpy())
