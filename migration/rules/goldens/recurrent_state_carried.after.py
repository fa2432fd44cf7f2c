"""A network that goes on from the state in which it was left, once there is one."""

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


rng = np.random.RandomState(3)

series_spec = tf.TensorSpec([1, 5, 2], tf.float32, name='series')
wanted_spec = tf.TensorSpec([1, 5, 1], tf.float32, name='wanted')

cell = GRUCell(4)
start = tf.nest.map_structure(lambda size: tf.zeros([1, size], tf.float32), cell.state_size)
rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
rnn.build((None, 5, 2))
dense = tf.keras.layers.Dense(1)
dense.build((None, 5, 4))
optimizer = tf.keras.optimizers.SGD(0.2)


@tf.function(input_signature=[series_spec, wanted_spec, tf.TensorSpec.from_tensor(start)])
def train_step(series, wanted, start):
    with tf.GradientTape() as tape:
        outputs, end = rnn(series, initial_state=start)
        guess = dense(outputs)
        loss = tf.reduce_mean(tf.math.squared_difference(guess, wanted))
    variables = [*rnn.trainable_variables, *dense.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss, end


for turn in range(4):
    x = rng.randn(1, 5, 2)
    feeds = {'series': x, 'wanted': x.sum(2, keepdims=True)}
    if 'state' in globals():
        feeds['start'] = state
    cost, state = (
        value.numpy() for value in train_step(np.float32(feeds['series']), np.float32(feeds['wanted']), np.float32(feeds.get('start', start))))
    print(turn, cost)
print(state)
