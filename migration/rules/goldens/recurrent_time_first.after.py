"""Time on the first axis, an initial state, and a network that is written out step by step."""

import numpy as np
import tensorflow as tf


def static_rnn(cell, inputs, initial_state=None):
    """Calls a cell with one element of a list after the other, as in TF 1.x."""
    state = initial_state
    if state is None:
        batch_size = tf.shape(inputs[0])[0]
        state = tf.nest.map_structure(lambda size: tf.zeros([batch_size, size]), cell.state_size)
    single = isinstance(cell.state_size, int)
    outputs = []
    for element in inputs:
        output, state = cell(element, [state] if single else state)
        state = state[0] if single else state
        outputs.append(output)
    return outputs, state


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


rng = np.random.RandomState(2)
series = rng.randn(5, 4, 2).astype(np.float32)
first = rng.randn(4, 3).astype(np.float32)

inputs_spec = tf.TensorSpec([5, None, 2], tf.float32)
start_spec = tf.TensorSpec([None, 3], tf.float32)

basic = BasicRNNCell(3)
rnn = tf.keras.layers.RNN(basic, return_sequences=True, return_state=True)
rnn.build((None, 5, 2))

cell = BasicLSTMCell(4, activation=tf.nn.relu)
cell.build((None, 3))
zero = tf.nest.map_structure(lambda size: tf.zeros([4, size], tf.float32), cell.state_size)


def compute_final(inputs, start):
    outputs, state = rnn(tf.transpose(inputs, [1, 0, 2]), initial_state=start)
    outputs = tf.transpose(outputs, [1, 0, 2])
    steps = tf.unstack(outputs, 5)
    unrolled, final = static_rnn(cell, steps, initial_state=zero)
    return state, unrolled, final


@tf.function(input_signature=[inputs_spec, start_spec])
def evaluate_final(inputs, start):
    state, unrolled, final = compute_final(inputs, start)
    return final


optimizer = tf.keras.optimizers.SGD(0.01, momentum=0.9)


@tf.function(input_signature=[inputs_spec, start_spec])
def train_step(inputs, start):
    with tf.GradientTape() as tape:
        state, unrolled, final = compute_final(inputs, start)
        loss = tf.reduce_sum(tf.square(unrolled[-1])) + tf.reduce_sum(final[0]) + tf.reduce_sum(state)
    variables = [*rnn.trainable_variables, cell.kernel, cell.bias]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(3):
    print(train_step(series, first).numpy())
print(tuple(value.numpy() for value in evaluate_final(series, first))[1])
