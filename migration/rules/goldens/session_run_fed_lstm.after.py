"""A recurrent network that goes on with the state of the last batch."""

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


batch, steps, size = 2, 3, 4
x_spec = tf.TensorSpec([batch, steps, 2], tf.float32)
y_spec = tf.TensorSpec([batch, steps, size], tf.float32)
cell = BasicLSTMCell(size)
initial_state = tf.nest.map_structure(lambda size: tf.zeros([batch, size], tf.float32), cell.state_size)
rnn = tf.keras.layers.RNN(cell, return_sequences=True, return_state=True)
rnn.build((None, 3, 2))


def compute_final_state_and_loss(x, initial_state, y):
    outputs, *final_state = rnn(x, initial_state=initial_state)
    loss = tf.reduce_mean(tf.square(outputs - y))
    return final_state, loss


@tf.function(input_signature=[
    x_spec,
    y_spec,
    tf.nest.map_structure(tf.TensorSpec.from_tensor, initial_state),
])
def compute_loss(x, y, initial_state):
    final_state, loss = compute_final_state_and_loss(x, initial_state, y)
    return loss


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[
    x_spec,
    y_spec,
    tf.nest.map_structure(tf.TensorSpec.from_tensor, initial_state),
])
def train_step(x, y, initial_state):
    with tf.GradientTape() as tape:
        final_state, loss = compute_final_state_and_loss(x, initial_state, y)
    variables = rnn.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return [None, loss, final_state]


rng = np.random.RandomState(0)
state = tuple(value.numpy() for value in initial_state)
for turn in range(3):
    feed = {'x': rng.rand(batch, steps, 2), 'y': rng.rand(batch, steps, size), 'initial_state': state}
    _, value, state = tf.nest.map_structure(lambda value: value if value is None else value.numpy(), train_step(np.float32(feed['x']), np.float32(feed['y']), [np.float32(value) for value in feed['initial_state']]))
    print(value, state[0].shape)
print(compute_loss(initial_state=initial_state, x=np.float32(rng.rand(batch, steps, 2)), y=np.float32(rng.rand(batch, steps, size))).numpy())
