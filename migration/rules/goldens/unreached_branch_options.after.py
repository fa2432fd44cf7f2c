"""Options that a script sets, with code for each of their values."""

import numpy as np
import tensorflow as tf

DEBUG = False
MODE = 'train'
REGRESSION = 'lasso'
LOGARITHMIC = False
PATH = 'unreached_branch_options_model'


def squash(h, how='sigmoid'):
    if how == 'sigmoid':
        return tf.sigmoid(h)
    elif how == 'log':
        return tf.math.log(1.0 + tf.exp(h))
    return h


x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
t_spec = tf.TensorSpec([None, 1], tf.float32, name='t')
w = tf.Variable(tf.ones([2, 1]), name='w')


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return squash(tf.matmul(x, w))


optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
optimizer.build([w])


@tf.function(input_signature=[x_spec, t_spec])
def train_step(x, t):
    with tf.GradientTape() as tape:
        y = compute_y(x)
        target = tf.math.log(t + 2.0) if LOGARITHMIC else t
        if REGRESSION == 'lasso':
            # Nearly 0 below 0.9, and 9 above.
            step = 1.0 / (1.0 + tf.exp(-5.0 * (w - 0.9)))
            penalty = tf.reduce_mean(step * 9.0)
        elif REGRESSION == 'ridge':
            squares = tf.square(w)
            penalty = tf.reduce_sum(squares, axis=[0, 1], keepdims=False)
        else:
            raise ValueError(REGRESSION)
        loss = tf.reduce_mean(tf.square(y - target)) + penalty
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


saver = tf.train.Checkpoint(w=w, optimizer=optimizer)

data = np.linspace(0.0, 1.0, 8).reshape(4, 2)
if MODE == 'train':
    for i in range(3):
        value = train_step(np.float32(data), np.float32(data[:, :1])).numpy()
        if DEBUG:
            print('weights', w.numpy(), compute_y(np.float32(data)).numpy())
        print(i, value)
else:
    saver.read(PATH).assert_existing_objects_matched()
    print(compute_y(np.float32(data)).numpy())
