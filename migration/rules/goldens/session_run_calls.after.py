"""A function that trains a model of its own in each call: for a list, until enough, as a key."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
X = rng.rand(30, 2).astype(np.float32)
Y = X.dot([[1.0], [2.0]]).astype(np.float32)
factor = 1.0


def build(hidden, activation):
    x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
    w = tf.Variable(tf.ones([2, hidden]) * 0.3)

    @tf.function(input_signature=[x_spec, y_spec])
    def compute_loss(x, y):
        h = activation(tf.matmul(x, w))
        return tf.reduce_mean(tf.square(tf.reduce_sum(h, 1, keepdims=True) - factor * y))

    return compute_loss, x_spec, y_spec


def experiment(hidden, activation):
    compute_loss, x_spec, y_spec = build(hidden, activation)
    optimizer = tf.keras.optimizers.SGD(0.05)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = compute_loss(x, y)
        variables = tape.watched_variables()
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    for _ in range(3):
        train_step(X, Y)
    return compute_loss(X, Y).numpy()


def fit(rate):
    x_spec = tf.TensorSpec([None, 2], tf.float32)
    y_spec = tf.TensorSpec([None, 1], tf.float32)
    w = tf.Variable(tf.zeros_initializer()([2, 1]), name='w')
    optimizer = tf.keras.optimizers.Adam(float(rate), epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
            loss += 0.01 * tf.add_n([tf.nn.l2_loss(v) for v in [w]])
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    for _ in range(4):
        value = train_step(X, Y).numpy()
    return value


for hidden in (2, 3):
    for name, activation in (('relu', tf.nn.relu), ('tanh', tf.nn.tanh)):
        print(hidden, name, experiment(hidden, activation))
factor = 0.5
print(experiment(2, tf.nn.relu))

losses, rate = [], 0.4
while len(losses) < 3:
    losses.append(fit(rate))
    rate = rate / 2
print(losses)
print(min([0.1, 0.3], key=lambda r: fit(r)))
