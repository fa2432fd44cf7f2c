"""Functions that read placeholders and other values of the graph as names of the module."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(3).rand(6, 4).astype(np.float32)
target = data.sum(axis=1, keepdims=True)

x_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
keep_prob_spec = tf.TensorSpec(None, tf.float32)
slope_spec = tf.TensorSpec([], tf.float32)

rng = np.random.RandomState(1)
W = tf.Variable(rng.rand(4, 4).astype(np.float32))
w_out = tf.Variable(rng.rand(4, 1).astype(np.float32))

leaky = lambda t, slope: tf.maximum(slope * t, t)


def layer(h, activation=None, *, keep_prob, slope):
    """Returns one layer, with dropout."""
    h = tf.nn.dropout(tf.matmul(h, W), rate=1 - keep_prob)
    if activation is None:
        return leaky(h, slope)
    return activation(h)


def network(x, keep_prob, slope):
    h = layer(x, keep_prob=keep_prob, slope=slope)
    h = layer(h, activation=tf.tanh, keep_prob=keep_prob, slope=slope)
    return tf.matmul(
        layer(
            h,
            tf.sigmoid,  # bounded
            keep_prob=keep_prob,
            slope=slope,
        ),
        w_out,
    )


@tf.function(input_signature=[x_spec, keep_prob_spec, slope_spec])
def compute_prediction(x, keep_prob, slope):
    return network(x, keep_prob, slope)


def compute_error(x, y, keep_prob, slope):
    prediction = compute_prediction(x, keep_prob, slope)
    return prediction - y


def penalty(scale, error):
    def weighted(w):
        return scale * tf.nn.l2_loss(w) * tf.stop_gradient(tf.reduce_mean(tf.abs(error)))

    return weighted(W) + weighted(w_out)


def halved(t, slope):
    return t / (1.0 + slope)


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec, slope_spec])
def compute_spread(x, y, keep_prob, slope):
    error = compute_error(x, y, keep_prob, slope)
    return tf.add_n([halved(e, slope) for e in (tf.reduce_max(error), -tf.reduce_min(error))])


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec, slope_spec])
def train_step(x, y, keep_prob, slope):
    with tf.GradientTape() as tape:
        error = compute_error(x, y, keep_prob, slope)
        loss = tf.reduce_mean(tf.square(error)) + penalty(0.1, error)
    variables = [W, w_out]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


feed = {'x': data, 'y': target, 'keep_prob': 1.0, 'slope': 0.2}
for _ in range(3):
    value = train_step(np.float32(feed['x']), np.float32(feed['y']), np.float32(feed['keep_prob']), np.float32(feed['slope'])).numpy()
    print(value)
print(compute_prediction(data, 1.0, 0.2).numpy())
print(compute_spread(np.float32(feed['x']), np.float32(feed['y']), np.float32(feed['keep_prob']), np.float32(feed['slope'])).numpy())
