"""A small convolutional network."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(6)
images = rng.rand(4, 36)
classes = np.eye(2)[[0, 1, 1, 0]]


def weight_variable(shape):
    initial = tf.random.truncated_normal(shape, stddev=0.1)
    return tf.Variable(initial)


def bias_variable(shape):
    initial = tf.constant(0.1, shape=shape)
    return tf.Variable(initial)


def conv2d(x, W):
    return tf.nn.conv2d(x, W, strides=[1, 1, 1, 1], padding='SAME')


def max_pool_2x2(x):
    return tf.nn.max_pool(x, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')


x_spec = tf.TensorSpec([None, 36], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
keep_prob_spec = tf.TensorSpec(None, tf.float32)

W_conv1 = weight_variable([3, 3, 1, 4])
b_conv1 = bias_variable([4])

W_fc1 = weight_variable([3 * 3 * 4, 8])
b_fc1 = bias_variable([8])

W_fc2 = weight_variable([8, 2])
b_fc2 = bias_variable([2])


def compute_y_conv(x, keep_prob):
    x_image = tf.reshape(x, [-1, 6, 6, 1])
    h_conv1 = tf.nn.relu(conv2d(x_image, W_conv1) + b_conv1)
    h_pool1 = max_pool_2x2(h_conv1)
    h_pool1_flat = tf.reshape(h_pool1, [-1, 3 * 3 * 4])
    h_fc1 = tf.nn.relu(tf.matmul(h_pool1_flat, W_fc1) + b_fc1)
    h_fc1_drop = tf.nn.dropout(h_fc1, 1 - keep_prob)
    return tf.matmul(h_fc1_drop, W_fc2) + b_fc2


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec])
def compute_cross_entropy(x, y_, keep_prob):
    y_conv = compute_y_conv(x, keep_prob)
    return tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y_conv))


optimizer = tf.keras.optimizers.Adam(1e-3, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec])
def train_step(x, y_, keep_prob):
    with tf.GradientTape() as tape:
        cross_entropy = compute_cross_entropy(x, y_, keep_prob)
    variables = [W_conv1, b_conv1, W_fc1, b_fc1, W_fc2, b_fc2]
    optimizer.apply_gradients(zip(tape.gradient(cross_entropy, variables), variables))


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec])
def compute_accuracy(x, y_, keep_prob):
    y_conv = compute_y_conv(x, keep_prob)
    correct_prediction = tf.equal(tf.argmax(y_conv, 1), tf.argmax(y_, 1))
    return tf.reduce_mean(tf.cast(correct_prediction, tf.float32))


for i in range(4):
    if i % 2 == 0:
        train_accuracy = compute_accuracy(np.float32(images), np.float32(classes), 1.0).numpy()
        print('step %d, training accuracy %g' % (i, train_accuracy))
    train_step(np.float32(images), np.float32(classes), 0.5)
print(compute_cross_entropy(np.float32(images), np.float32(classes), 1.0).numpy())
