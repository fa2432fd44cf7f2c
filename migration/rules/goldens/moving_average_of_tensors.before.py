"""Batch normalization by hand: averages of what each call of a function computes."""

import numpy as np
import tensorflow as tf


def batch_norm(inputs, training, scope, decay=0.9):
    """Normalizes by the moments of the batch, or by their averages."""
    with tf.variable_scope(scope):
        size = inputs.get_shape()[-1].value
        beta = tf.get_variable('beta', [size], initializer=tf.zeros_initializer())
        gamma = tf.get_variable('gamma', [size], initializer=tf.ones_initializer())
        axes = list(range(len(inputs.get_shape()) - 1))
        batch_mean, batch_var = tf.nn.moments(inputs, axes, name='moments')
        ema = tf.train.ExponentialMovingAverage(decay=decay)

        def mean_var_with_update():
            ema_apply_op = ema.apply([batch_mean, batch_var])
            with tf.control_dependencies([ema_apply_op]):
                return tf.identity(batch_mean), tf.identity(batch_var)

        mean, var = tf.cond(
            training,
            mean_var_with_update,
            lambda: (ema.average(batch_mean), ema.average(batch_var)),
        )
        return tf.nn.batch_normalization(inputs, mean, var, beta, gamma, 1e-3)


x = tf.placeholder(tf.float32, [None, 4], name='x')
y = tf.placeholder(tf.float32, [None, 1], name='y')
training = tf.placeholder_with_default(False, [], name='training')

weights = tf.Variable(tf.constant(np.linspace(-1, 1, 12).reshape(4, 3), tf.float32))
hidden = tf.nn.relu(batch_norm(tf.matmul(x, weights), training, 'first'))
inner = tf.Variable(tf.constant(np.linspace(-0.5, 1, 15).reshape(3, 5), tf.float32))
hidden = tf.nn.sigmoid(batch_norm(tf.matmul(hidden, inner), training, 'second'))
output = tf.reduce_sum(hidden, axis=1, keepdims=True)
loss = tf.reduce_mean(tf.square(output - y))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

random = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        feed = {x: random.rand(6, 4), y: random.rand(6, 1), training: True}
        print(sess.run([train, loss], feed)[1])
        print(sess.run(loss, {x: feed[x], y: feed[y]}))
