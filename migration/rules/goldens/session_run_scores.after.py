"""Functions that compute a little more of a graph, and run it, each time when they are called."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(12, 3)
kinds = np.eye(2)[(points.sum(1) > 0).astype(int)]


def count_right(x_spec, y_spec, compute_scores, data, wanted):
    @tf.function(input_signature=[x_spec, y_spec])
    def compute_share(x, y):
        scores = compute_scores(x)
        right = tf.equal(tf.argmax(scores, 1), tf.argmax(y, 1))
        return tf.reduce_mean(tf.cast(right, tf.float32))

    return compute_share(np.float32(data), np.float32(wanted)).numpy()


def main():
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    y_spec = tf.TensorSpec([None, 2], tf.float32)
    w = tf.Variable(tf.keras.initializers.GlorotUniform()([3, 2]), name='w')

    def compute_scores(x):
        return tf.matmul(x, w)

    optimizer = tf.keras.optimizers.SGD(0.5)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            scores = compute_scores(x)
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=scores))
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])

    def surest(data, axis, most=3):
        @tf.function(input_signature=[x_spec])
        def compute_best(x):
            scores = compute_scores(x)
            # The scores as they are now, of which each call asks something else.
            return tf.reduce_max(scores, axis)

        return compute_best(np.float32(data)).numpy()[:most]

    def raised(by, rows):
        @tf.function(input_signature=[x_spec])
        def compute_sum(x):
            scores = compute_scores(x)
            return scores[:2] + by

        return compute_sum(np.float32(rows)).numpy()

    print(surest(points, 1), raised(0.5, points))
    for turn in range(4):
        train_step(np.float32(points), np.float32(kinds))
        if turn % 2:
            print(turn, count_right(x_spec, y_spec, compute_scores, points, kinds))
    for part in np.split(points, 3):
        print(surest(part, 1, 2), surest(part, 0))
    print(count_right(x_spec, y_spec, compute_scores, points[:6], kinds[:6]), raised(1.0, points[2:]))


main()
