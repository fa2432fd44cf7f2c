"""Conditions inside of conditions, with updates and values of several structures."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32, name='x')
mode_spec = tf.TensorSpec([], tf.int32, name='mode')
w = tf.Variable(2.0, name='w')
count = tf.Variable(0, trainable=False, name='count')


@tf.function(input_signature=[x_spec, mode_spec])
def run_y_and_loss(x, mode):
    def small():
        count.assign_add(1)
        return tf.identity(x * w)

    def large():
        # The largest are not scaled by ten.
        return tf.cond(mode > 5, lambda: x - w, lambda: {'a': x * 10.0 + w}['a'])

    y = tf.cond(mode < 3, small, large)
    loss = tf.reduce_mean(tf.square(y - 1.0))
    return y, loss


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec, mode_spec])
def train_step(x, mode):
    with tf.GradientTape() as tape:
        def small():
            count.assign_add(1)
            return tf.identity(x * w)

        def large():
            # The largest are not scaled by ten.
            return tf.cond(mode > 5, lambda: x - w, lambda: {'a': x * 10.0 + w}['a'])

        y = tf.cond(mode < 3, small, large)
        loss = tf.reduce_mean(tf.square(y - 1.0))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function(input_signature=[x_spec, mode_spec])
def compute_pair(x, mode):
    x = tf.cast(x, tf.float32)
    return tf.cond(mode > 0, lambda: (x, tf.reduce_sum(x)), lambda: (x * 2.0, tf.constant(0.0)))


@tf.function(input_signature=[x_spec, mode_spec])
def compute_named(x, mode):
    x = tf.cast(x, tf.float32)
    return tf.cond(tf.equal(mode, 1), lambda: {'p': x, 'q': x + 1.0}, lambda: {'p': -x, 'q': x})


@tf.function(input_signature=[x_spec, mode_spec])
def compute_chosen(x, mode):
    mode = tf.cast(mode, tf.int32)
    return tf.case(
        [(tf.equal(mode, 0), lambda: tf.reduce_sum(x)), (mode > 3, lambda: tf.reduce_max(x) * w)],
        default=lambda: tf.constant(-1.0),
        exclusive=True,
    )


for number in [0, 1, 4, 7]:
    feed = {'x': [1.0, 2.0, float(number)], 'mode': number}
    print([value.numpy() for value in run_y_and_loss(np.float32(feed['x']), np.int32(feed['mode']))])
    cost = train_step(np.float32(feed['x']), np.int32(feed['mode'])).numpy()
    print(cost, [w.numpy(), count.numpy()])
    first, second = (value.numpy() for value in compute_pair(np.float32(feed['x']), np.int32(feed['mode'])))
    print(first, second, compute_chosen(np.float32(feed['x']), np.int32(feed['mode'])).numpy())
    values = {name: value.numpy() for name, value in compute_named(np.float32(feed['x']), np.int32(feed['mode'])).items()}
    print(values['p'], values['q'])
