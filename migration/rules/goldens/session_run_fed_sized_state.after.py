"""A state whose size the batch gives."""

import numpy as np
import tensorflow as tf


class GRUCell(tf.keras.layers.Layer):
    """The GRU cell of TF 1.x: gates r and u in one kernel, reset before the product."""

    def __init__(
        self, num_units, activation=tf.tanh, kernel_initializer='glorot_uniform',
        bias_initializer=None, **kwargs
    ):
        super().__init__(**kwargs)
        self.state_size = self.output_size = num_units
        self.activation = activation
        self.kernel_initializer = kernel_initializer
        self.bias_initializer = bias_initializer

    def build(self, input_shape):
        size, units = input_shape[-1] + self.state_size, self.state_size
        self.gates_kernel = self.add_weight(
            name='gates_kernel', shape=[size, 2 * units], initializer=self.kernel_initializer)
        self.gates_bias = self.add_weight(
            name='gates_bias', shape=[2 * units], initializer=self.bias_initializer or 'ones')
        self.candidate_kernel = self.add_weight(
            name='candidate_kernel', shape=[size, units], initializer=self.kernel_initializer)
        self.candidate_bias = self.add_weight(
            name='candidate_bias', shape=[units], initializer=self.bias_initializer or 'zeros')
        self.built = True

    def call(self, inputs, states):
        h = states[0]
        gates = tf.matmul(tf.concat([inputs, h], 1), self.gates_kernel) + self.gates_bias
        r, u = tf.split(tf.sigmoid(gates), 2, axis=1)
        candidate = tf.matmul(tf.concat([inputs, r * h], 1), self.candidate_kernel)
        h = u * h + (1 - u) * self.activation(candidate + self.candidate_bias)
        return h, [h]


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


x_spec = tf.TensorSpec([None, None, 2], tf.float32)
cell = GRUCell(4)
rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
rnn.build((None, None, 2))


def compute_last_and_total(x, start):
    outputs, last = rnn(x, initial_state=start)
    total = tf.reduce_sum(outputs, 2)
    return last, total


@tf.function(input_signature=[x_spec])
def compute_total_and_last(x):
    start = tf.nest.map_structure(lambda size: tf.zeros([tf.shape(x)[0], size], tf.float32), cell.state_size)
    last, total = compute_last_and_total(x, start)
    return total, last


@tf.function(input_signature=[x_spec, tf.TensorSpec([None, 4], tf.float32)])
def evaluate_total_and_last(x, start):
    last, total = compute_last_and_total(x, start)
    return total, last


lstm = BasicLSTMCell(3)
rnn_layer = tf.keras.layers.RNN(lstm, return_sequences=True, return_state=True)
rnn_layer.build((None, None, 2))


def compute_final(x, state):
    more, *final = rnn_layer(x, initial_state=state)
    return final


@tf.function(input_signature=[x_spec])
def evaluate_final(x):
    state = tf.nest.map_structure(lambda size: tf.zeros([tf.shape(x)[0], size], tf.float32), lstm.state_size)
    return compute_final(x, state)


@tf.function(reduce_retracing=True)
def evaluate_final_2(x, state):
    return compute_final(x, state)


rng = np.random.RandomState(0)
out, value = (value.numpy() for value in compute_total_and_last(np.float32(rng.rand(2, 3, 2))))
for turn in range(2):
    out, value = (
        value.numpy() for value in evaluate_total_and_last(np.float32(rng.rand(2, 3, 2)), np.float32(value)))
    print(out)
got = tuple(value.numpy() for value in evaluate_final(np.float32(rng.rand(2, 3, 2))))
got = tuple(value.numpy() for value in evaluate_final_2(np.float32(rng.rand(2, 3, 2)), [np.float32(value) for value in got]))
print(got[0])
