"""The losses of tf.losses: means over weights that are not zero, summed from a collection."""

import numpy as np
import tensorflow as tf


def weighted_mean(losses, weights):
    """Returns the mean over the losses whose weight is not zero, as tf.losses of TF 1.x did."""
    weights = tf.broadcast_to(tf.cast(weights, losses.dtype), tf.shape(losses))
    count = tf.math.count_nonzero(weights, dtype=losses.dtype)
    return tf.math.divide_no_nan(tf.reduce_sum(losses * weights), count)


rng = np.random.RandomState(0)
points = rng.randn(12, 3).astype(np.float32)
kinds = rng.randint(0, 4, [12])
places = rng.rand(12, 2)
weight = np.float32([0, 1, 2, 0.5] * 3)

x_spec = tf.TensorSpec([None, 3], tf.float32)
kind_spec = tf.TensorSpec([None], tf.int32)
place_spec = tf.TensorSpec([None, 2], tf.float64)
w_spec = tf.TensorSpec([None], tf.float32)

dense = tf.keras.layers.Dense(5, tf.nn.tanh)
dense.build((None, 3))
dense_1 = tf.keras.layers.Dense(4)
dense_1.build((None, 5))
dense_2 = tf.keras.layers.Dense(2)
dense_2.build((None, 5))


def compute_hidden_and_position(x):
    hidden = dense(x)
    position = dense_2(hidden)
    return hidden, position


def compute_softmax_cross_entropy_loss(hidden, kind, w):
    logits = dense_1(hidden)
    # Which kind it is.
    sparse_softmax_cross_entropy_loss = weighted_mean(
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=kind, logits=logits),
        w)
    softmax_cross_entropy_loss = 0.5 * tf.reduce_mean(
        tf.nn.softmax_cross_entropy_with_logits(
            labels=tf.one_hot(kind, 4) * (1 - 0.1) + 0.1 / 4,
            logits=logits))
    return sparse_softmax_cross_entropy_loss, softmax_cross_entropy_loss


def compute_distance(place, position):
    # Where it is; the last one is only looked at.
    return tf.reduce_mean(tf.math.squared_difference(position, tf.cast(place, tf.float32)))


def compute_absolute_difference_loss(place, position):
    return 0.25 * tf.reduce_mean(
        tf.abs(position - tf.cast(place, tf.float32)))


@tf.function(input_signature=[x_spec, kind_spec, place_spec, w_spec])
def compute_largest(x, kind, place, w):
    hidden, position = compute_hidden_and_position(x)
    sparse_softmax_cross_entropy_loss, softmax_cross_entropy_loss = compute_softmax_cross_entropy_loss(hidden, kind, w)
    distance = compute_distance(place, position)
    absolute_difference_loss = compute_absolute_difference_loss(place, position)
    return tf.reduce_max(tf.stack([
        sparse_softmax_cross_entropy_loss, softmax_cross_entropy_loss, distance,
        absolute_difference_loss,
    ]))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, kind_spec, place_spec, w_spec])
def train_step(x, kind, place, w):
    with tf.GradientTape() as tape:
        hidden, position = compute_hidden_and_position(x)
        sparse_softmax_cross_entropy_loss, softmax_cross_entropy_loss = compute_softmax_cross_entropy_loss(hidden, kind, w)
        distance = compute_distance(place, position)
        absolute_difference_loss = compute_absolute_difference_loss(place, position)
        total = (sparse_softmax_cross_entropy_loss
            + softmax_cross_entropy_loss
            + distance
            + absolute_difference_loss
            + 0.1 * tf.nn.l2_loss(dense.kernel))
    huber = tf.keras.losses.Huber(delta=0.7)(tf.cast(place, tf.float32), position)
    variables = [
        *dense.trainable_variables, *dense_1.trainable_variables, *dense_2.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))
    return total, distance, huber


feed = {'x': points, 'kind': kinds, 'place': places, 'w': weight}
for _ in range(4):
    print([value.numpy() for value in train_step(np.float32(feed['x']), np.int32(feed['kind']), np.float64(feed['place']), np.float32(feed['w']))])


@tf.function(input_signature=[x_spec, place_spec, w_spec])
def evaluate(x, place, w):
    hidden, position = compute_hidden_and_position(x)
    near = tf.cast(place < 0.5, tf.float32)
    return (
        tf.reduce_mean(tf.nn.relu(1 - (2 * near - 1) * position)),
        tf.reduce_mean(-near * tf.math.log(tf.sigmoid(position) + 1e-5) - (1 - near) * tf.math.log(1 - tf.sigmoid(position) + 1e-5)),
        tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=near * (1 - 0.2) + 0.5 * 0.2, logits=position)),
        tf.reduce_mean(1 - tf.reduce_sum(tf.nn.l2_normalize(position, 1) * tf.nn.l2_normalize(near + 0.1, 1), axis=1, keepdims=True)),
        tf.reduce_sum(tf.math.squared_difference(position, near)),
        weighted_mean(tf.reduce_sum(position, 1), w),
    )


print([value.numpy() for value in evaluate(np.float32(feed['x']), np.float64(feed['place']), np.float32(feed['w']))])
print(compute_largest(np.float32(feed['x']), np.int32(feed['kind']), np.float64(feed['place']), np.float32(feed['w'])).numpy())
