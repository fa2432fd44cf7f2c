"""States that are made of parts of tensors, fed one by one, and put together from placeholders."""

import numpy as np
import tensorflow as tf


class LSTMCell(tf.keras.layers.Layer):
    """The LSTM cell of TF 1.x: one kernel for all gates, in the order i, j, f, o."""

    def __init__(
        self, num_units, use_peepholes=False, initializer='glorot_uniform', forget_bias=1.0,
        activation=tf.tanh, **kwargs,
    ):
        super().__init__(**kwargs)
        self.num_units = num_units
        self.output_size = num_units
        self.state_size = [num_units, self.output_size]
        self.use_peepholes = use_peepholes
        self.initializer = initializer
        self.forget_bias = forget_bias
        self.activation = activation

    def build(self, input_shape):
        size, units = input_shape[-1] + self.output_size, self.num_units
        self.kernel = self.add_weight(
            name='kernel', shape=[size, 4 * units], initializer=self.initializer)
        self.bias = self.add_weight(name='bias', shape=[4 * units], initializer='zeros')
        if self.use_peepholes:
            self.w_f_diag, self.w_i_diag, self.w_o_diag = (
                self.add_weight(name=name, shape=[units], initializer=self.initializer)
                for name in ('w_f_diag', 'w_i_diag', 'w_o_diag'))
        self.built = True

    def call(self, inputs, states):
        c, h = states
        gates = tf.matmul(tf.concat([inputs, h], 1), self.kernel) + self.bias
        i, j, f, o = tf.split(gates, 4, axis=1)
        if self.use_peepholes:
            i, f = i + self.w_i_diag * c, f + self.w_f_diag * c
        c = c * tf.sigmoid(f + self.forget_bias) + tf.sigmoid(i) * self.activation(j)
        if self.use_peepholes:
            o += self.w_o_diag * c
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


rng = np.random.RandomState(5)
data = rng.randn(4, 5, 3).astype(np.float32)

x_spec = tf.TensorSpec([None, 5, 3], tf.float32)

# All states of two layers stand in one placeholder.
everything_spec = tf.TensorSpec([2, 2, 4, 6], tf.float32)
stack = MultiRNNCell([LSTMCell(6) for _ in range(2)])
rnn = tf.keras.layers.RNN(stack, return_sequences=True, return_state=True)
rnn.build((None, 5, 3))

# The next cell goes on from what the last one left, and one more from placeholders.
middle = BasicLSTMCell(6)
second_layer = tf.keras.layers.RNN(middle, return_sequences=True, return_state=True)
second_layer.build((None, 5, 6))
c0_spec = tf.TensorSpec([None, 2], tf.float32)
h0_spec = tf.TensorSpec([None, 2], tf.float32)
last = LSTMCell(2, use_peepholes=True)
third_layer = tf.keras.layers.RNN(last, return_sequences=True, return_state=True)
third_layer.build((None, 5, 6))

# A state of zeros of which each part may be fed.
cells = [BasicLSTMCell(2) for _ in range(2)]
top = MultiRNNCell(cells)
zeros = tf.nest.map_structure(lambda size: tf.zeros([4, size], tf.float32), top.state_size)
fourth_layer = tf.keras.layers.RNN(top, return_sequences=True, return_state=True)
fourth_layer.build((None, 5, 2))
optimizer = tf.keras.optimizers.SGD(0.3)


@tf.function(input_signature=[
    x_spec,
    everything_spec,
    c0_spec,
    h0_spec,
    tf.nest.map_structure(tf.TensorSpec.from_tensor, zeros),
])
def train_step(x, everything, c0, h0, zeros):
    with tf.GradientTape() as tape:
        by_layer = tf.unstack(everything, axis=0)
        states = tuple([
            [by_layer[i][0], by_layer[i][1]] for i in range(2)])
        deep, *after = rnn(x, initial_state=states)
        start = [after[1][0], after[1][1] + 1.0]
        second, *_ = second_layer(deep, initial_state=start)
        third, c1, h1 = third_layer(second, initial_state=[c0, h0])
        fourth, *end = fourth_layer(third, initial_state=zeros)
        loss = tf.reduce_mean(tf.square(fourth)) + tf.reduce_mean(h1)
    variables = [
        *rnn.trainable_variables, *second_layer.trainable_variables,
        *third_layer.trainable_variables, *fourth_layer.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return [loss, None, after, c1, h1, end]


now, c, h = np.zeros([2, 2, 4, 6]), np.zeros([4, 2]), np.ones([4, 2])
state = tf.nest.map_structure(lambda value: value.numpy(), zeros)
for turn in range(3):
    feeds = {'x': data, 'everything': now, 'c0': c, 'h0': h}
    for layer, (cell_state, output) in enumerate(zeros):
        feeds[cell_state.ref()] = state[layer][0]
        feeds[output.ref()] = state[layer][1]
    cost, _, now, c, h, state = tf.nest.map_structure(lambda value: value if value is None else value.numpy(), train_step(np.float32(feeds['x']), np.float32(feeds['everything']), np.float32(feeds['c0']), np.float32(feeds['h0']), tf.nest.map_structure(lambda part: np.float32(feeds[part.ref()]), zeros)))
    print(turn, cost)
