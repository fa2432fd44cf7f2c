"""Cross entropies whose labels are fed."""

import numpy as np
import tensorflow as tf

rows = np.random.RandomState(2).randn(6, 3)
classes = np.array([0, 2, 1, 1, 0, 2])
one_hot = np.eye(3)[classes]

x_spec = tf.TensorSpec([None, 3], tf.float32)
labels_spec = tf.TensorSpec([None, 3], tf.float32)
ids_spec = tf.TensorSpec([None], tf.int64)
w = tf.Variable(tf.linalg.tensor_diag([0.5, 1.0, 1.5]))


def compute_logits(x):
    return tf.matmul(x, w)


def compute_soft(labels, logits):
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=labels, logits=logits))


def compute_hard(ids, logits):
    return tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=ids, logits=logits))


def compute_each(labels, logits):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))


def compute_weighted(labels, logits):
    return tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(labels, logits, 2.0))


@tf.function(input_signature=[x_spec, labels_spec, ids_spec])
def evaluate(x, labels, ids):
    logits = compute_logits(x)
    soft = compute_soft(labels, logits)
    hard = compute_hard(ids, logits)
    each = compute_each(labels, logits)
    weighted = compute_weighted(labels, logits)
    return soft, hard, each, weighted


optimizer = tf.keras.optimizers.SGD(0.2)


@tf.function(input_signature=[x_spec, labels_spec, ids_spec])
def train_step(x, labels, ids):
    with tf.GradientTape() as tape:
        logits = compute_logits(x)
        soft = compute_soft(labels, logits)
        hard = compute_hard(ids, logits)
        each = compute_each(labels, logits)
        weighted = compute_weighted(labels, logits)
        loss = soft + hard + each + weighted
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


@tf.function(input_signature=[x_spec, ids_spec])
def compute_correct(x, ids):
    logits = compute_logits(x)
    return tf.nn.in_top_k(ids, logits, 1)


feed = {'x': rows, 'labels': one_hot, 'ids': classes}
for _ in range(3):
    train_step(np.float32(feed['x']), np.float32(feed['labels']), np.int64(feed['ids']))
    print([value.numpy() for value in evaluate(np.float32(feed['x']), np.float32(feed['labels']), np.int64(feed['ids']))])
print(compute_correct(np.float32(feed['x']), np.int64(feed['ids'])).numpy())
