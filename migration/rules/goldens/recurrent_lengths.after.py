"""Sequences of different lengths, in cells on top of each other, with dropout that is fed."""

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


class MultiRNNCell(tf.keras.layers.Layer):
    """Cells on top of each other, as in TF 1.x."""

    def __init__(self, cells, **kwargs):
        super().__init__(**kwargs)
        self.cells = cells
        self.state_size = [cell.state_size for cell in cells]
        self.output_size = cells[-1].output_size

    def build(self, input_shape):
        for cell in self.cells:
            if not cell.built:
                cell.build(input_shape)
            input_shape = (*input_shape[:-1], cell.output_size)
        self.built = True

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.nest.map_structure(lambda size: tf.zeros([batch_size, size]), self.state_size)

    def call(self, inputs, states):
        new_states = []
        for cell, state in zip(self.cells, states):
            single = isinstance(cell.state_size, int)
            inputs, state = cell(inputs, [state] if single else state)
            new_states.append(state[0] if single else state)
        return inputs, new_states


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


class DropoutWrapper(tf.keras.layers.Layer):
    """A cell with dropout before and behind it, drawn anew at each step, as in TF 1.x."""

    def __init__(self, cell, input_keep_prob=1.0, output_keep_prob=1.0, **kwargs):
        super().__init__(**kwargs)
        self.cell = cell
        self.state_size = cell.state_size
        self.output_size = cell.output_size
        self.input_keep_prob = input_keep_prob
        self.output_keep_prob = output_keep_prob

    def build(self, input_shape):
        if not self.cell.built:
            self.cell.build(input_shape)
        self.built = True

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.nest.map_structure(lambda size: tf.zeros([batch_size, size]), self.state_size)

    def call(self, inputs, states):
        inputs = tf.nn.dropout(inputs, 1 - self.input_keep_prob)
        outputs, states = self.cell(inputs, states)
        return tf.nn.dropout(outputs, 1 - self.output_keep_prob), states


rng = np.random.RandomState(1)
data = rng.randn(12, 6, 3).astype(np.float32)
sizes = rng.randint(1, 7, [12])
wanted = rng.randn(12, 1).astype(np.float32)

x_spec = tf.TensorSpec([None, 6, 3], tf.float32, name='x')
length_spec = tf.TensorSpec([None], tf.int32, name='length')
y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
keep_spec = tf.TensorSpec([], tf.float32)


def gru(size):
    return GRUCell(size)


stacked = MultiRNNCell([gru(n) for n in [5, 4]])
rnn = tf.keras.layers.RNN(
    stacked, return_sequences=True, return_state=True, zero_output_for_mask=True,
)
rnn.build((None, 6, 3))

basic_lstm_cell = BasicLSTMCell(4, forget_bias=0.5)
basic_lstm_cell.build((None, 4))

dense = tf.keras.layers.Dense(1)
dense.build((None, 12))


def compute_c_and_prediction(x, length, keep):
    outputs, *states = rnn(x, mask=tf.sequence_mask(length, 6))
    lstm = DropoutWrapper(basic_lstm_cell, output_keep_prob=keep)
    read, c, h = tf.keras.layers.RNN(
        lstm, return_sequences=True, return_state=True, zero_output_for_mask=True,
    )(outputs, mask=tf.sequence_mask(length, 6))
    together = tf.concat([states[-1], h, tf.reduce_sum(read, 1)], 1)
    prediction = dense(together)
    return c, prediction


@tf.function(input_signature=[x_spec, length_spec, keep_spec])
def compute_prediction_and_c(x, length, keep):
    c, prediction = compute_c_and_prediction(x, length, keep)
    return prediction, c


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, length_spec, y_spec, keep_spec])
def train_step(x, length, y, keep):
    with tf.GradientTape() as tape:
        c, prediction = compute_c_and_prediction(x, length, keep)
        loss = tf.reduce_mean(tf.math.squared_difference(prediction, y))
    variables = [
        *rnn.trainable_variables, *basic_lstm_cell.trainable_variables, *dense.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for step in range(4):
    part = slice(3 * step, 3 * step + 3)
    feed = {'x': data[part], 'length': sizes[part], 'y': wanted[part], 'keep': 0.5}
    print(train_step(np.float32(feed['x']), np.int32(feed['length']), np.float32(feed['y']), np.float32(feed['keep'])).numpy())
print([value.numpy() for value in compute_prediction_and_c(data, np.int32(sizes), 1.0)])
