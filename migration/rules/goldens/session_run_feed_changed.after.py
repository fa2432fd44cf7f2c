"""A feed dictionary that changes between runs, and feeds by slices and lists."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
w = tf.Variable(tf.zeros([2, 1]))


@tf.function(input_signature=[x_spec])
def compute_p(x):
    return tf.sigmoid(tf.matmul(x, w))


def compute_cost(y, p):
    return -tf.reduce_sum(y * tf.math.log(tf.clip_by_value(p, 1e-10, 1.0)))


@tf.function(input_signature=[x_spec, y_spec])
def evaluate_cost(x, y):
    p = compute_p(x)
    return compute_cost(y, p)


@tf.function(input_signature=[x_spec, y_spec])
def compute_p_and_cost(x, y):
    p = compute_p(x)
    cost = compute_cost(y, p)
    return p, cost


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        p = compute_p(x)
        cost = compute_cost(y, p)
    optimizer.apply_gradients([(tape.gradient(cost, w), w)])


xs = [[0, 1], [1, 0], [2, 2]]
ys = [[0], [1], [1]]

feed = {'x': xs, 'y': ys}
for step in range(4):
    train_step(np.float32(feed['x']), np.float32(feed['y']))
    if step % 2 == 0:
        print(step, evaluate_cost(np.float32(feed['x']), np.float32(feed['y'])).numpy())
feed['y'] = [[1], [1], [1]]
print(evaluate_cost(np.float32(feed['x']), np.float32(feed['y'])).numpy(), [value.numpy() for value in compute_p_and_cost(np.float32(feed['x']), np.float32(feed['y']))])
for i, (a, b) in enumerate(zip(xs, ys)):
    print(i, compute_p(np.float32([a])).numpy() - b)
print(compute_p(np.float32(np.array(xs).reshape(-1, 2)[::-1])).numpy())
