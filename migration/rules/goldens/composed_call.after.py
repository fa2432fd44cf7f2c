"""A network that is put together from the small wrappers of tf.nn."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
w1 = tf.Variable(tf.constant(0.1, shape=[3, 4]))
b1 = tf.Variable(tf.zeros([4]))
w2 = tf.Variable(tf.constant(0.2, shape=[4, 1]))
b2 = tf.Variable(tf.zeros([1]))


def output(hidden):
    return tf.nn.bias_add(tf.matmul(hidden, w2), b2, name='output')


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        hidden = tf.nn.relu(tf.nn.bias_add(tf.matmul(x, w1), b1))
        guess = output(hidden)
        also = tf.nn.bias_add(tf.matmul(hidden, w2), b2)
        loss = tf.reduce_mean(tf.square(guess - y) + tf.square(also - y))
    variables = [w1, b1, w2, b2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


data = np.random.RandomState(0).rand(5, 3)
for step in range(3):
    feed = {'x': data, 'y': data.sum(1, keepdims=True)}
    value = train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
    print(step, value)
