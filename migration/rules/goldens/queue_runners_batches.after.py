"""Linear regression on batches of lines, which queues read out of a file."""

import os
import tempfile

import numpy as np
import tensorflow as tf

ROWS = np.random.RandomState(7).randint(50, 100, [7, 4])
path = os.path.join(tempfile.mkdtemp(), 'scores.csv')
with open(path, 'w') as file:
    file.writelines('%d,%d,%d,%d\n' % tuple(row) for row in ROWS)

# What stands for empty columns.
record_defaults = [[0.], [0.], [0.], [0.]]


# The last column is the target.
def parse_line(value):
    xy = tf.io.decode_csv(value, record_defaults=record_defaults)
    return xy[0:-1], xy[-1:]


dataset = tf.data.TextLineDataset([path]).repeat().map(parse_line).batch(3, drop_remainder=True)
iterator = iter(dataset)

X_spec = tf.TensorSpec([None, 3], tf.float32)
Y_spec = tf.TensorSpec([None, 1], tf.float32)
w = tf.Variable(tf.ones([3, 1]) / 3.0, name='weight')


@tf.function(input_signature=[X_spec])
def compute_hypothesis(X):
    return tf.matmul(X, w)


optimizer = tf.keras.optimizers.SGD(learning_rate=1e-5)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        hypothesis = compute_hypothesis(X)
        cost = tf.reduce_mean(tf.square(hypothesis - Y))
    optimizer.apply_gradients([(tape.gradient(cost, w), w)])
    return cost


for step in range(6):
    x, y = (value.numpy() for value in iterator.get_next())
    cost_val = train_step(np.float32(x), np.float32(y)).numpy()
    print(step, x.tolist(), cost_val)

print(compute_hypothesis(np.float32([[100, 70, 101]])).numpy())
