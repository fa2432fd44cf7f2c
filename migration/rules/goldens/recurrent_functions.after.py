"""A function that builds a recurrent network of rows."""

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


rng = np.random.RandomState(0)
data = rng.rand(16, 4, 3).astype(np.float32)
kinds = np.eye(2, dtype=np.float32)[rng.randint(0, 2, [16])]

timesteps = 4
num_hidden = 5

X_spec = tf.TensorSpec([None, timesteps, 3], tf.float32)
Y_spec = tf.TensorSpec([None, 2], tf.float32)
weights = {'out': tf.Variable(tf.random.normal([num_hidden, 2]))}
biases = {'out': tf.Variable(tf.random.normal([2]))}


class RNNModule(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        # Define a lstm cell with tensorflow
        self.lstm_cell = BasicLSTMCell(num_hidden, forget_bias=1.0)
        self.lstm_cell.build((None, 3))

    def __call__(self, x, weights, biases):
        # Unstack to get a list of 'timesteps' tensors of shape (batch_size, 3)
        x = tf.unstack(x, timesteps, 1)

        # Get lstm cell output
        outputs, states = static_rnn(self.lstm_cell, x)

        # Linear activation, using rnn inner loop last output
        return tf.matmul(outputs[-1], weights['out']) + biases['out']


RNN = RNNModule()
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        logits = RNN(X, weights, biases)
        loss_op = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=Y))
    variables = [weights['out'], biases['out'], *RNN.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss_op, variables), variables))
    return loss_op


for i in range(0, 16, 4):
    print(train_step(np.float32(data[i:i + 4]), np.float32(kinds[i:i + 4])).numpy())
