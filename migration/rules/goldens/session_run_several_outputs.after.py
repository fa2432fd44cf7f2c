"""Operations that give several tensors, fetched as they are."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 4], tf.float32)
w = tf.Variable(tf.ones([4, 4]))


def compute_scores(x):
    return tf.matmul(x, w) * tf.constant([1.0, 3.0, 2.0, 4.0])


@tf.function(input_signature=[x_spec])
def compute_statistics(x):
    scores = compute_scores(x)
    return tf.nn.moments(scores, [0])


@tf.function(input_signature=[x_spec])
def compute_best(x):
    scores = compute_scores(x)
    return tf.nn.top_k(scores, k=2)


distinct = tf.unique([3, 1, 3, 2])


@tf.function(input_signature=[x_spec])
def compute_clipped(x):
    scores = compute_scores(x)
    return tf.clip_by_global_norm([scores, w], 1.0)


rows = np.arange(8).reshape(2, 4)

mean, variance = (value.numpy() for value in compute_statistics(np.float32(rows)))
print(mean, variance)

found = tf.nest.map_structure(lambda value: value.numpy(), compute_best(np.float32(rows)))
print(found.values, found.indices)


@tf.function(input_signature=[x_spec])
def compute_halves_and_reduce_sum(x):
    scores = compute_scores(x)
    halves = tf.split(scores, 2, axis=1)
    return [halves, tf.reduce_sum(scores)]


# Besides others, and a list of its own.
(left, right), total = tf.nest.map_structure(lambda value: value.numpy(), compute_halves_and_reduce_sum(np.float32(rows)))
print(left, right, total)

(small, _), norm = tf.nest.map_structure(lambda value: value.numpy(), compute_clipped(np.float32(rows)))
print(small, norm)

numbers, places = (value.numpy() for value in distinct)
print(numbers, places)
print(tf.nest.map_structure(lambda value: value.numpy(), tf.linalg.eigh([[2.0, 0.0], [0.0, 1.0]])))
