"""An LSTM over rows of digits."""

import numpy as np
import tensorflow as tf


class BasicLSTMCell(tf.keras.layers.Layer):
    """The LSTM cell of TF 1.x: one kernel for all gates, in the order i, j, f, o."""

    def __init__(self, num_units, forget_bias=1.0, activation=tf.tanh, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [num_units, num_units]
        self.output_size = num_units
        self.forget_bias = forget_bias
        self.activation = activation

    def build(self, input_shape):
        size = input_shape[-1] + self.output_size
        self.kernel = self.add_weight(
            name='kernel', shape=[size, 4 * self.output_size], initializer='glorot_uniform')
        self.bias = self.add_weight(name='bias', shape=[4 * self.output_size], initializer='zeros')
        self.built = True

    def call(self, inputs, states):
        c, h = states
        gates = tf.matmul(tf.concat([inputs, h], 1), self.kernel) + self.bias
        i, j, f, o = tf.split(gates, 4, axis=1)
        c = c * tf.sigmoid(f + self.forget_bias) + tf.sigmoid(i) * self.activation(j)
        h = self.activation(c) * tf.sigmoid(o)
        return h, [c, h]


rng = np.random.RandomState(0)
images = rng.rand(24, 5, 4).astype(np.float32)
kinds = np.eye(3, dtype=np.float32)[rng.randint(0, 3, [24])]

X_spec = tf.TensorSpec([None, 5, 4], tf.float32)
Y_spec = tf.TensorSpec([None, 3], tf.float32)
W = tf.Variable(tf.ones([6, 3]) * 0.1)
b = tf.Variable(tf.zeros([3]))

# Time steps of one image are its rows.
cell = BasicLSTMCell(6)
rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
rnn.build((None, 5, 4))


def compute_logits(X):
    outputs, *states = rnn(X)
    last = tf.transpose(outputs, [1, 0, 2])[-1]
    return tf.matmul(last, W) + b + tf.reduce_mean(states[0])


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        logits = compute_logits(X)
        cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=Y))
    variables = [W, b, *rnn.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
    return cost


for epoch in range(4):
    for i in range(0, 24, 8):
        c = train_step(np.float32(images[i:i + 8]), np.float32(kinds[i:i + 8])).numpy()
        print(c)


@tf.function(input_signature=[X_spec])
def compute_argmax(X):
    logits = compute_logits(X)
    return tf.argmax(logits, 1)


print(compute_argmax(images).numpy())
