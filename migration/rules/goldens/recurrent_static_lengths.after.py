"""Sequences of different lengths, written out step by step, forwards and in both directions."""

import numpy as np
import tensorflow as tf


def static_rnn(cell, inputs, initial_state=None, sequence_length=None):
    """Calls a cell with one element after the other, as in TF 1.x: zeros beyond the lengths."""
    state = initial_state
    if state is None:
        batch_size = tf.shape(inputs[0])[0]
        state = tf.nest.map_structure(lambda size: tf.zeros([batch_size, size]), cell.state_size)
    single = isinstance(cell.state_size, int)
    outputs = []
    for time, element in enumerate(inputs):
        output, new_state = cell(element, [state] if single else state)
        new_state = new_state[0] if single else new_state
        if sequence_length is not None:
            running = (time < tf.cast(sequence_length, tf.int32))[:, None]
            output = tf.where(running, output, 0.0)
            new_state = tf.nest.map_structure(
                lambda new, old: tf.where(running, new, old), new_state, state)
        state = new_state
        outputs.append(output)
    return outputs, state


def static_bidirectional_rnn(
    cell_fw, cell_bw, inputs, initial_state_fw=None, initial_state_bw=None, sequence_length=None,
):
    """Calls one cell forwards and another one backwards over a list, as in TF 1.x."""

    def reverse(sequence):
        if sequence_length is None:
            return sequence[::-1]
        stacked = tf.stack(sequence)
        return tf.unstack(
            tf.reverse_sequence(stacked, sequence_length, seq_axis=0, batch_axis=1))

    outputs_fw, state_fw = static_rnn(cell_fw, inputs, initial_state_fw, sequence_length)
    outputs_bw, state_bw = static_rnn(
        cell_bw, reverse(inputs), initial_state_bw, sequence_length)
    outputs = [tf.concat(both, 1) for both in zip(outputs_fw, reverse(outputs_bw))]
    return outputs, state_fw, state_bw


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


steps = 5
n_hidden = 4

rng = np.random.RandomState(3)
data = rng.randn(12, steps, 2).astype(np.float32)
sizes = rng.randint(1, steps + 1, [12])
sizes[:3] = [1, 3, 2]
classes = np.eye(2, dtype=np.float32)[rng.randint(0, 2, [12])]

x_spec = tf.TensorSpec([None, steps, 2], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
seqlen_spec = tf.TensorSpec([None], tf.int32)

weights = {'out': tf.Variable(tf.random.normal([3 * n_hidden, 2]))}
biases = {'out': tf.Variable(tf.random.normal([2]))}


class DynamicRnn(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.lstm_cell = BasicLSTMCell(n_hidden)
        self.lstm_cell.build((None, 2))
        self.fw_cell = GRUCell(n_hidden)
        self.fw_cell.build((None, 2))
        self.bw_cell = BasicRNNCell(n_hidden)
        self.bw_cell.build((None, 2))

    def __call__(self, x, seqlen, weights, biases):
        x = tf.unstack(x, steps, 1)
        outputs, states = static_rnn(self.lstm_cell, x, sequence_length=seqlen)
        outputs = tf.transpose(tf.stack(outputs), [1, 0, 2])

        # Each sequence has its last output at another place.
        index = tf.range(0, tf.shape(outputs)[0]) * steps + (seqlen - 1)
        last = tf.gather(tf.reshape(outputs, [-1, n_hidden]), index)

        both, fw_state, bw_state = static_bidirectional_rnn(
            self.fw_cell, self.bw_cell, x, sequence_length=seqlen,
        )
        seen = tf.concat([last + states[0] + fw_state, tf.add_n(both)], 1)
        return tf.matmul(seen, weights['out']) + biases['out'] + tf.reduce_sum(bw_state)


dynamic_rnn = DynamicRnn()


@tf.function(input_signature=[x_spec, seqlen_spec])
def compute_pred(x, seqlen):
    return dynamic_rnn(x, seqlen, weights, biases)


@tf.function(input_signature=[x_spec, y_spec, seqlen_spec])
def compute_cost(x, y, seqlen):
    pred = compute_pred(x, seqlen)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=pred, labels=y))


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec, seqlen_spec])
def train_step(x, y, seqlen):
    with tf.GradientTape() as tape:
        cost = compute_cost(x, y, seqlen)
    variables = [weights['out'], biases['out'], *dynamic_rnn.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))


for start in range(0, 12, 3):
    part = slice(start, start + 3)
    train_step(np.float32(data[part]), np.float32(classes[part]), np.int32(sizes[part]))
    print(compute_cost(data, np.float32(classes), np.int32(sizes)).numpy())
print(compute_pred(data, np.int32(sizes)).numpy())
