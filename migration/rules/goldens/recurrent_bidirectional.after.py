"""Tags for the words of sentences, from both sides."""

import numpy as np
import tensorflow as tf


def dynamic_rnn(cell, inputs, sequence_length=None, initial_state=None, time_major=False):
    """Calls a cell at each step of time, as in TF 1.x: beyond the lengths, outputs are zeros."""
    if time_major:
        inputs = tf.transpose(inputs, [1, 0, 2])
    mask = None
    if sequence_length is not None:
        mask = tf.sequence_mask(sequence_length, tf.shape(inputs)[1])
    rnn = tf.keras.layers.RNN(
        cell, return_sequences=True, return_state=True, zero_output_for_mask=True)
    outputs, *state = rnn(inputs, initial_state=initial_state, mask=mask)
    if time_major:
        outputs = tf.transpose(outputs, [1, 0, 2])
    return outputs, state[0] if isinstance(cell.state_size, int) else state


def bidirectional_dynamic_rnn(
    cell_fw, cell_bw, inputs, sequence_length=None, initial_state_fw=None, initial_state_bw=None,
    time_major=False,
):
    """Calls one cell forwards and another one backwards over time, as in TF 1.x."""
    if time_major:
        inputs = tf.transpose(inputs, [1, 0, 2])

    def reverse(sequences):
        if sequence_length is not None:
            return tf.reverse_sequence(sequences, sequence_length, seq_axis=1)
        return tf.reverse(sequences, [1])

    output_fw, state_fw = dynamic_rnn(cell_fw, inputs, sequence_length, initial_state_fw)
    output_bw, state_bw = dynamic_rnn(
        cell_bw, reverse(inputs), sequence_length, initial_state_bw)
    outputs = output_fw, reverse(output_bw)
    if time_major:
        outputs = tuple(tf.transpose(output, [1, 0, 2]) for output in outputs)
    return outputs, (state_fw, state_bw)


def stack_bidirectional_dynamic_rnn(
    cells_fw, cells_bw, inputs, initial_states_fw=None, initial_states_bw=None, **kwargs,
):
    """Stacks pairs of cells that go forwards and backwards over time, as in TF 1.x."""
    states_fw = initial_states_fw or [None] * len(cells_fw)
    states_bw = initial_states_bw or [None] * len(cells_bw)
    final_states = []
    for cell_fw, cell_bw, state_fw, state_bw in zip(cells_fw, cells_bw, states_fw, states_bw):
        outputs, states = bidirectional_dynamic_rnn(
            cell_fw, cell_bw, inputs, initial_state_fw=state_fw, initial_state_bw=state_bw,
            **kwargs)
        inputs = tf.concat(outputs, 2)
        final_states.append(states)
    return inputs, *zip(*final_states)


class LSTMCell(tf.keras.layers.Layer):
    """The LSTM cell of TF 1.x: one kernel for all gates, in the order i, j, f, o."""

    def __init__(
        self, num_units, initializer='glorot_uniform', forget_bias=1.0, activation=tf.tanh, **kwargs,
    ):
        super().__init__(**kwargs)
        self.num_units = num_units
        self.output_size = num_units
        self.state_size = [num_units, self.output_size]
        self.initializer = initializer
        self.forget_bias = forget_bias
        self.activation = activation

    def build(self, input_shape):
        size, units = input_shape[-1] + self.output_size, self.num_units
        self.kernel = self.add_weight(
            name='kernel', shape=[size, 4 * units], initializer=self.initializer)
        self.bias = self.add_weight(name='bias', shape=[4 * units], initializer='zeros')
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


rng = np.random.RandomState(4)
sentences = rng.randint(0, 9, [10, 6])
lengths = rng.randint(2, 7, [10])
tags = rng.randint(0, 3, [10, 6])

words_spec = tf.TensorSpec([None, 6], tf.int32, name='words')
sizes_spec = tf.TensorSpec([None], tf.int32, name='sizes')
labels_spec = tf.TensorSpec([None, 6], tf.int32, name='labels')

embeddings = tf.Variable(tf.keras.initializers.GlorotUniform()([9, 4]), name='embeddings')

cell_fw = LSTMCell(5)
cell_fw.build((None, 4))
cell_bw = LSTMCell(5)
cell_bw.build((None, 4))

gru_cell = GRUCell(3)
gru_cell.build((None, 10))
gru_cell_2 = GRUCell(3)
gru_cell_2.build((None, 10))
basic_rnn_cell = BasicRNNCell(3)
basic_rnn_cell.build((None, 10))
basic_rnn_cell_2 = BasicRNNCell(3)
basic_rnn_cell_2.build((None, 10))
cells_fw = [BasicLSTMCell(2), BasicLSTMCell(3)]
cells_fw[0].build((None, 10))
cells_fw[1].build((None, 4))
cells_bw = [BasicLSTMCell(2) for _ in range(2)]
cells_bw[0].build((None, 10))
cells_bw[1].build((None, 4))

dense = tf.keras.layers.Dense(3)
dense.build((None, 6, 21))


def compute_logits(words, sizes):
    inputs = tf.nn.embedding_lookup(embeddings, words)
    outputs, _ = bidirectional_dynamic_rnn(cell_fw, cell_bw, inputs, sequence_length=sizes)
    context = tf.concat(outputs, 2)
    # The whole of it from two layers of small cells, and from states that are given.
    (out_fw, out_bw), (state_fw, state_bw) = bidirectional_dynamic_rnn(
        gru_cell, gru_cell_2, context,
    )
    deep, deep_fw, deep_bw = stack_bidirectional_dynamic_rnn(
        cells_fw, cells_bw, context, sequence_length=sizes,
    )
    logits = dense(tf.concat([context, out_fw, out_bw, deep], 2))
    return context, state_fw, state_bw, deep_fw, deep_bw, logits


@tf.function(input_signature=[words_spec, sizes_spec])
def evaluate_logits(words, sizes):
    context, state_fw, state_bw, deep_fw, deep_bw, logits = compute_logits(words, sizes)
    return logits


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[words_spec, sizes_spec, labels_spec])
def train_step(words, sizes, labels):
    with tf.GradientTape() as tape:
        context, state_fw, state_bw, deep_fw, deep_bw, logits = compute_logits(words, sizes)
        again = bidirectional_dynamic_rnn(
            basic_rnn_cell, basic_rnn_cell_2, tf.transpose(context, [1, 0, 2]), initial_state_fw=state_fw,
            initial_state_bw=state_bw, time_major=True,
        )
        losses = tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits, labels=labels)
        mask = tf.sequence_mask(sizes, 6)
        loss = tf.reduce_mean(tf.boolean_mask(losses, mask))
        loss += tf.reduce_mean(again[0][1]) + tf.reduce_mean(again[1][0])
        loss += tf.reduce_mean(deep_fw[-1][1]) + tf.reduce_mean(deep_bw[0][0])
    variables = [
        embeddings, cell_fw.kernel, cell_fw.bias, cell_bw.kernel, cell_bw.bias,
        *gru_cell.trainable_variables, *gru_cell_2.trainable_variables,
        *basic_rnn_cell.trainable_variables, *basic_rnn_cell_2.trainable_variables,
        cells_fw[0].kernel, cells_fw[0].bias, cells_bw[0].kernel, cells_bw[0].bias,
        cells_fw[1].kernel, cells_fw[1].bias, cells_bw[1].kernel, cells_bw[1].bias,
        *dense.trainable_variables,
    ]
    # As in TF 1.x, rows that this batch does not use have a gradient of 0.
    gradients = [tf.convert_to_tensor(gradient) for gradient in tape.gradient(loss, variables)]
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


for start in (0, 5, 0, 5):
    part = slice(start, start + 5)
    cost = train_step(np.int32(sentences[part]), np.int32(lengths[part]), np.int32(tags[part])).numpy()
    print(cost)
print(evaluate_logits(np.int32(sentences), np.int32(lengths)).numpy())
