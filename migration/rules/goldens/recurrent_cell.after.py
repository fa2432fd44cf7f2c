"""Cells with the settings that TF 1 has for them."""

import numpy as np
import tensorflow as tf


class LSTMCell(tf.keras.layers.Layer):
    """The LSTM cell of TF 1.x: one kernel for all gates, in the order i, j, f, o."""

    def __init__(
        self, num_units, use_peepholes=False, cell_clip=None, initializer='glorot_uniform',
        num_proj=None, proj_clip=None, forget_bias=1.0, state_is_tuple=True, activation=tf.tanh,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.num_units = num_units
        self.num_proj = num_proj
        self.output_size = num_units if num_proj is None else num_proj
        self.state_size = [num_units, self.output_size]
        if not state_is_tuple:
            self.state_size = sum(self.state_size)
        self.state_is_tuple = state_is_tuple
        self.use_peepholes = use_peepholes
        self.cell_clip = cell_clip
        self.proj_clip = proj_clip
        self.initializer = tf.keras.initializers.get(initializer)
        self.forget_bias = forget_bias
        self.activation = activation

    def build(self, input_shape):
        size, units = input_shape[-1] + self.output_size, self.num_units
        self.kernel = self.add_weight(
            name='kernel', shape=[size, 4 * units], initializer=self.initializer)
        self.bias = self.add_weight(name='bias', shape=[4 * units], initializer='zeros')
        if self.use_peepholes:
            self.w_f_diag, self.w_i_diag, self.w_o_diag = (
                self.add_weight(name=name, shape=[units], initializer=self.fresh_initializer())
                for name in ('w_f_diag', 'w_i_diag', 'w_o_diag'))
        if self.num_proj is not None:
            self.projection_kernel = self.add_weight(
                name='projection_kernel', shape=[units, self.num_proj],
                initializer=self.fresh_initializer())
        self.built = True

    def fresh_initializer(self):
        """Returns a copy of the initializer, which draws numbers of its own."""
        return self.initializer.from_config(self.initializer.get_config())

    def call(self, inputs, states):
        sizes = [self.num_units, self.output_size]
        c, h = states if self.state_is_tuple else tf.split(states[0], sizes, axis=1)
        gates = tf.matmul(tf.concat([inputs, h], 1), self.kernel) + self.bias
        i, j, f, o = tf.split(gates, 4, axis=1)
        if self.use_peepholes:
            i, f = i + self.w_i_diag * c, f + self.w_f_diag * c
        c = c * tf.sigmoid(f + self.forget_bias) + tf.sigmoid(i) * self.activation(j)
        if self.cell_clip is not None:
            c = tf.clip_by_value(c, -self.cell_clip, self.cell_clip)
        if self.use_peepholes:
            o += self.w_o_diag * c
        h = self.activation(c) * tf.sigmoid(o)
        if self.num_proj is not None:
            h = tf.matmul(h, self.projection_kernel)
        if self.proj_clip is not None:
            h = tf.clip_by_value(h, -self.proj_clip, self.proj_clip)
        return h, [c, h] if self.state_is_tuple else [tf.concat([c, h], 1)]


class BasicLSTMCell(tf.keras.layers.Layer):
    """The LSTM cell of TF 1.x: one kernel for all gates, in the order i, j, f, o."""

    def __init__(
        self, num_units, forget_bias=1.0, state_is_tuple=True, activation=tf.tanh,
        kernel_initializer='glorot_uniform', **kwargs,
    ):
        super().__init__(**kwargs)
        self.state_size = [num_units, num_units] if state_is_tuple else 2 * num_units
        self.output_size = num_units
        self.forget_bias = forget_bias
        self.state_is_tuple = state_is_tuple
        self.activation = activation
        self.kernel_initializer = kernel_initializer

    def build(self, input_shape):
        size = input_shape[-1] + self.output_size
        self.kernel = self.add_weight(
            name='kernel', shape=[size, 4 * self.output_size],
            initializer=self.kernel_initializer)
        self.bias = self.add_weight(name='bias', shape=[4 * self.output_size], initializer='zeros')
        self.built = True

    def call(self, inputs, states):
        c, h = states if self.state_is_tuple else tf.split(states[0], 2, axis=1)
        gates = tf.matmul(tf.concat([inputs, h], 1), self.kernel) + self.bias
        i, j, f, o = tf.split(gates, 4, axis=1)
        c = c * tf.sigmoid(f + self.forget_bias) + tf.sigmoid(i) * self.activation(j)
        h = self.activation(c) * tf.sigmoid(o)
        return h, [c, h] if self.state_is_tuple else [tf.concat([c, h], 1)]


class MultiRNNCell(tf.keras.layers.Layer):
    """Cells on top of each other, as in TF 1.x."""

    def __init__(self, cells, state_is_tuple=True, **kwargs):
        super().__init__(**kwargs)
        self.cells = cells
        self.state_size = [cell.state_size for cell in cells]
        if not state_is_tuple:
            self.state_size = sum(self.state_size)
        self.state_is_tuple = state_is_tuple
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
        if not self.state_is_tuple:
            states = tf.split(states[0], [cell.state_size for cell in self.cells], axis=1)
        new_states = []
        for cell, state in zip(self.cells, states):
            single = isinstance(cell.state_size, int)
            inputs, state = cell(inputs, [state] if single else state)
            new_states.append(state[0] if single else state)
        if not self.state_is_tuple:
            new_states = [tf.concat(new_states, 1)]
        return inputs, new_states


class GRUCell(tf.keras.layers.Layer):
    """The GRU cell of TF 1.x: gates r and u in one kernel, reset before the product."""

    def __init__(
        self, num_units, activation=tf.tanh, kernel_initializer='glorot_uniform',
        bias_initializer=None, **kwargs
    ):
        super().__init__(**kwargs)
        self.state_size = self.output_size = num_units
        self.activation = activation
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.bias_initializer = bias_initializer

    def build(self, input_shape):
        size, units = input_shape[-1] + self.state_size, self.state_size
        self.gates_kernel = self.add_weight(
            name='gates_kernel', shape=[size, 2 * units], initializer=self.kernel_initializer)
        self.gates_bias = self.add_weight(
            name='gates_bias', shape=[2 * units], initializer=self.bias_initializer or 'ones')
        self.candidate_kernel = self.add_weight(
            name='candidate_kernel', shape=[size, units], initializer=self.fresh_initializer())
        self.candidate_bias = self.add_weight(
            name='candidate_bias', shape=[units], initializer=self.bias_initializer or 'zeros')
        self.built = True

    def fresh_initializer(self):
        """Returns a copy of the initializer, which draws numbers of its own."""
        return self.kernel_initializer.from_config(self.kernel_initializer.get_config())

    def call(self, inputs, states):
        h = states[0]
        gates = tf.matmul(tf.concat([inputs, h], 1), self.gates_kernel) + self.gates_bias
        r, u = tf.split(tf.sigmoid(gates), 2, axis=1)
        candidate = tf.matmul(tf.concat([inputs, r * h], 1), self.candidate_kernel)
        h = u * h + (1 - u) * self.activation(candidate + self.candidate_bias)
        return h, [h]


rng = np.random.RandomState(7)
data = rng.randn(8, 4, 3).astype(np.float32)
wanted = rng.randn(8, 1).astype(np.float32)

x_spec = tf.TensorSpec([None, 4, 3], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)

# Peepholes and projections.
normal = tf.keras.initializers.TruncatedNormal(stddev=0.3)
big = LSTMCell(6, use_peepholes=True, num_proj=4, proj_clip=0.5, initializer=normal, forget_bias=0.3)
big_layer = tf.keras.layers.RNN(big, return_sequences=True, return_state=True)
big_layer.build((None, 4, 3))
clipped = LSTMCell(5, cell_clip=0.2, activation=tf.nn.elu)
second_layer = tf.keras.layers.RNN(clipped, return_sequences=True, return_state=True)
second_layer.build((None, 4, 4))

# States that are one tensor.
flat = BasicLSTMCell(3, state_is_tuple=False, activation=tf.keras.activations.get('relu'))
third_layer = tf.keras.layers.RNN(flat, return_sequences=True, return_state=True)
third_layer.build((None, 4, 5))
cells = [LSTMCell(n, num_proj=2, state_is_tuple=False) for n in (3, 4)]
stack = MultiRNNCell(cells, state_is_tuple=False)
fourth_layer = tf.keras.layers.RNN(stack, return_sequences=True, return_state=True)
fourth_layer.build((None, 4, 3))

gru = GRUCell(2, kernel_initializer=tf.keras.initializers.Orthogonal(), bias_initializer=tf.constant_initializer(0.4))
rnn = tf.keras.layers.RNN(gru, return_sequences=True, return_state=True)
rnn.build((None, 4, 2))
basic = BasicLSTMCell(2, kernel_initializer=tf.random_uniform_initializer(-0.2, 0.2))
twice = MultiRNNCell([basic] * 2)
twice_layer = tf.keras.layers.RNN(twice, return_sequences=True, return_state=True)
twice_layer.build((None, 4, 2))

size = flat.state_size + stack.state_size + big.state_size[0] + gru.output_size
dense = tf.keras.layers.Dense(1)
dense.build((None, 27))


def compute_second_state_and_prediction(x):
    outputs, *state = big_layer(x)
    second, *second_state = second_layer(outputs)
    third, flat_state = third_layer(second)
    start = tf.nest.map_structure(lambda size: tf.zeros([tf.shape(x)[0], size], tf.float32), stack.state_size)
    fourth, stack_state = fourth_layer(third, initial_state=start)
    fifth, gru_state = rnn(fourth)
    sixth, (c, h), top = twice_layer(fifth)
    together = tf.concat([sixth[:, -1], flat_state, stack_state, state[0], gru_state], 1)
    together = tf.reshape(together, [-1, 2 + size])
    prediction = dense(together) + tf.reduce_mean(c) + tf.reduce_mean(top[1])
    return second_state, prediction


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        second_state, prediction = compute_second_state_and_prediction(x)
        loss = tf.reduce_mean(tf.math.squared_difference(prediction, y))
    variables = [
        *big_layer.trainable_variables, *second_layer.trainable_variables,
        *third_layer.trainable_variables, *fourth_layer.trainable_variables,
        *rnn.trainable_variables, *twice_layer.trainable_variables, *dense.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for begin in (0, 4, 0, 4):
    part = slice(begin, begin + 4)
    print(train_step(np.float32(data[part]), np.float32(wanted[part])).numpy())


@tf.function(input_signature=[x_spec])
def compute_prediction_and_c(x):
    second_state, prediction = compute_second_state_and_prediction(x)
    return prediction, second_state[0]


print([value.numpy() for value in compute_prediction_and_c(data)])
