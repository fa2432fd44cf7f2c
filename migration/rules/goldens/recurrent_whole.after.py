"""What a recurrent network gives, taken as a whole, put into attributes, and returned."""

import numpy as np
import tensorflow as tf


def dynamic_rnn(cell, inputs, initial_state=None):
    """Calls a cell at each step of time, as in TF 1.x."""
    rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
    outputs, *state = rnn(inputs, initial_state=initial_state)
    return outputs, state[0] if isinstance(cell.state_size, int) else state


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


rng = np.random.RandomState(6)
data = rng.randn(8, 4, 3).astype(np.float32)
wanted = rng.randn(8, 2).astype(np.float32)


class Read(tf.keras.layers.Layer):
    def __init__(self, size):
        super().__init__()
        self.cell = MultiRNNCell([LSTMCell(size) for _ in range(2)])
        self.cell.build((None, 3))

    def __call__(self, inputs, scope):
        return dynamic_rnn(self.cell, inputs)


class Model(object):
    def __init__(self):
        self.cell = GRUCell(4)
        self.rnn = tf.keras.layers.RNN(self.cell, return_sequences=True, return_state=True)
        self.rnn.build((None, 4, 6))
        self.basic_rnn_cell = BasicRNNCell(3)
        self.basic_rnn_cell.build((None, 4))
        self.dense = tf.keras.layers.Dense(2)
        self.dense.build((None, 10))
        self.compute_prediction = tf.function(self.compute_prediction, input_signature=[x_spec])
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[x_spec, y_spec])

    def compute_prediction(self, x):
        seen = compute_seen(x)
        outputs, state = self.rnn(seen)
        result = dynamic_rnn(self.basic_rnn_cell, outputs)
        hidden = tf.concat([result[1], state, result[0][:, 0]], 1)
        return self.dense(hidden)

    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            prediction = self.compute_prediction(x)
            loss = tf.reduce_mean(tf.math.squared_difference(prediction, y))
        variables = [
            *read.trainable_variables, *self.rnn.trainable_variables,
            *self.basic_rnn_cell.trainable_variables, *self.dense.trainable_variables,
        ]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss


x_spec = tf.TensorSpec([None, 4, 3], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
read = Read(3)


def compute_outputs_and_states(x):
    outputs, states = read(x, 'reader')
    return outputs, states


@tf.function(input_signature=[x_spec])
def compute_states(x):
    outputs, states = compute_outputs_and_states(x)
    return states


def compute_seen(x):
    outputs, states = compute_outputs_and_states(x)
    top = states[-1]
    return tf.concat([x, outputs], 2) + tf.reduce_mean(top[0])


model = Model()

for start in (0, 4, 0, 4):
    part = slice(start, start + 4)
    print(model.train_step(np.float32(data[part]), np.float32(wanted[part])).numpy())
print(model.compute_prediction(data).numpy())
print(tf.nest.map_structure(lambda value: value.numpy(), compute_states(data))[1][1])
