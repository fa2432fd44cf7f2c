"""Cells that are called by hand, one step after the other."""

import numpy as np
import tensorflow as tf


def call_cell(cell, inputs, state):
    """Calls a cell as TF 1.x did: a state that is one tensor stands in no list."""
    single = isinstance(cell.state_size, int)
    output, state = cell(inputs, [state] if single else state)
    return output, state[0] if single else state


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


class BasicRNNCell(tf.keras.layers.Layer):
    """The basic recurrent cell of TF 1.x, with one kernel for inputs and state."""

    def __init__(self, num_units, activation=tf.tanh, **kwargs):
        super().__init__(**kwargs)
        self.state_size = self.output_size = num_units
        self.activation = activation

    def build(self, input_shape):
        size = input_shape[-1] + self.state_size
        self.kernel = self.add_weight(
            name='kernel', shape=[size, self.state_size], initializer='glorot_uniform')
        self.bias = self.add_weight(name='bias', shape=[self.state_size], initializer='zeros')
        self.built = True

    def call(self, inputs, states):
        h = self.activation(tf.matmul(tf.concat([inputs, states[0]], 1), self.kernel) + self.bias)
        return h, [h]


batch_size = 4
time_steps = 3
rng = np.random.RandomState(5)
series = rng.randn(12, time_steps, 2).astype(np.float32)
wanted = rng.randn(12, 1).astype(np.float32)

xs_spec = tf.TensorSpec([batch_size, time_steps, 2], tf.float32)
ys_spec = tf.TensorSpec([batch_size, 1], tf.float32)

cell = BasicLSTMCell(5)
cell.build((None, 2))
cell_state = tf.nest.map_structure(lambda size: tf.zeros([batch_size, size], tf.float32), cell.state_size)

gru = GRUCell(4)
gru.build((None, 5))
state = tf.zeros([batch_size, 4])

simple = BasicRNNCell(3)
simple.build((None, 4))

dense = tf.keras.layers.Dense(1)
dense.build((None, 12))


def compute_last_and_prediction(xs):
    cell_outputs = []
    cell_state_2 = cell_state
    for t in range(time_steps):
        cell_output, cell_state_2 = cell(xs[:, t, :], cell_state_2)
        cell_outputs.append(cell_output)
    state_2 = state
    for t in range(time_steps):
        output, (state_2,) = gru(cell_outputs[t], [state_2])
    last = call_cell(simple, output, tf.nest.map_structure(lambda size: tf.zeros([batch_size, size], tf.float32), simple.state_size))
    prediction = dense(tf.concat([last[0], state_2, cell_state_2[1]], 1))
    return last, prediction


@tf.function(input_signature=[xs_spec])
def compute_prediction(xs):
    last, prediction = compute_last_and_prediction(xs)
    return prediction


optimizer = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[xs_spec, ys_spec])
def train_step(xs, ys):
    with tf.GradientTape() as tape:
        last, prediction = compute_last_and_prediction(xs)
        loss = tf.reduce_mean(tf.square(ys - prediction)) + tf.reduce_sum(tf.square(last[1]))
    variables = [
        cell.kernel, cell.bias, gru.gates_kernel, gru.gates_bias, gru.candidate_kernel,
        gru.candidate_bias, simple.kernel, simple.bias, *dense.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for start in range(0, 12, batch_size):
    part = slice(start, start + batch_size)
    print(train_step(np.float32(series[part]), np.float32(wanted[part])).numpy())
print(compute_prediction(np.float32(series[:batch_size])).numpy())
