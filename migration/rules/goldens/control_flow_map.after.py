"""Maps, scans and folds, over one tensor and over several, with gradients."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w = tf.Variable([1.0, 2.0, 3.0])
table = np.arange(6.0).reshape(3, 2)


def compute_dots(x):
    return tf.map_fn(lambda row: tf.reduce_sum(row * w), x)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    dots = compute_dots(x)
    sums, counts = tf.map_fn(lambda pair: (pair[0] + pair[1], tf.cast(tf.reduce_sum(pair[0]), tf.int32)),
                             (x, x), dtype=(tf.float32, tf.int32))
    squares = tf.map_fn(tf.square, x)
    return dots, sums, counts, squares


@tf.function
def compute_totals():
    return tf.map_fn(tf.reduce_sum, table)


def compute_running(x):
    return tf.scan(lambda state, row: state * 0.5 + row, x)


@tf.function(input_signature=[x_spec])
def compute_folded_and_folded_back(x):
    folded = tf.foldl(lambda a, row: a + tf.reduce_sum(row), x, initializer=tf.constant(1.0))
    folded_back = tf.foldr(lambda a, row: a - row, x)
    return folded, folded_back


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        dots = compute_dots(x)
        running = compute_running(x)
        loss = tf.reduce_mean(tf.square(dots)) + tf.reduce_sum(running * w)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


data = np.arange(6).reshape(2, 3)
print([value.numpy() for value in evaluate(np.float32(data))])
print(compute_totals().numpy())


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    running = compute_running(x)
    back = tf.scan(lambda s, row: (s[0] + tf.reduce_sum(row), s[1] * 2.0), x, initializer=(0.0, 1.0),
                   reverse=True)
    return running, back[0], back[1]


print([value.numpy() for value in evaluate_2(np.float32(data))])
print([value.numpy() for value in compute_folded_and_folded_back(np.float32(data))])
for _ in range(2):
    train_step(np.float32(data))
print(w.numpy())
