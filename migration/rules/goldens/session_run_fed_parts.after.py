"""States whose parts are fed one by one."""

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


class Model:
    def __init__(self, batch, steps, size):
        self.x_spec = tf.TensorSpec([batch, steps, 2], tf.float32)
        cells = [BasicLSTMCell(size) for _ in range(2)]
        self.cell = MultiRNNCell(cells)
        self.initial_state = tf.nest.map_structure(lambda size: tf.zeros([batch, size], tf.float32), self.cell.state_size)
        self.rnn = tf.keras.layers.RNN(self.cell, return_sequences=True, return_state=True)
        self.rnn.build((None, 3, 2))
        self.compute_out_and_final_state = tf.function(self.compute_out_and_final_state, input_signature=[
            self.x_spec,
            tf.nest.map_structure(tf.TensorSpec.from_tensor, self.initial_state),
        ])

    def compute_out_and_final_state(self, x, initial_state):
        outputs, *final_state = self.rnn(x, initial_state=initial_state)
        out = tf.reduce_sum(outputs, 2)
        return [out, final_state]


model = Model(2, 3, 4)
rng = np.random.RandomState(0)


def run_epoch():
    state = tf.nest.map_structure(lambda value: value.numpy(), model.initial_state)
    for step in range(3):
        feed_dict = {}
        feed_dict['x'] = rng.rand(2, 3, 2)
        for i, (c, h) in enumerate(model.initial_state):
            feed_dict[c.ref()] = state[i][0]
            feed_dict[h.ref()] = state[i][1]
        out, state = tf.nest.map_structure(lambda value: value.numpy(), model.compute_out_and_final_state(np.float32(feed_dict['x']), tf.nest.map_structure(lambda part: np.float32(feed_dict[part.ref()]), model.initial_state)))
        print(out)
    return state


x_spec = tf.TensorSpec([2, 3, 2], tf.float32)
cell = BasicLSTMCell(4)
start = tf.nest.map_structure(lambda size: tf.zeros([2, size], tf.float32), cell.state_size)
rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
rnn.build((None, 3, 2))


@tf.function(input_signature=[x_spec, tf.nest.map_structure(tf.TensorSpec.from_tensor, start)])
def compute_last(x, start):
    outputs, *last = rnn(x, initial_state=start)
    return last


state = run_epoch()
print(state[1][0].shape)
state = tuple(value.numpy() for value in compute_last(np.float32(rng.rand(2, 3, 2)), start))
state = tuple(value.numpy() for value in compute_last(np.float32(rng.rand(2, 3, 2)), [np.float32(state[0]), np.float32(state[1])]))
print(tuple(value.numpy() for value in compute_last(np.float32(rng.rand(2, 3, 2)), [start[0], np.float32(state[0])]))[0])
