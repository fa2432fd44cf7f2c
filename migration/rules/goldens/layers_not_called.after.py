"""Three models to choose from: the program calls one of them, and the others become classes, too."""
import numpy as np
import tensorflow as tf


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


rng = np.random.RandomState(9)
series = rng.randn(12, 5, 2).astype(np.float32)
targets = series.sum(axis=(1, 2))[:, np.newaxis]


class DenseModel(tf.keras.layers.Layer):
    def __init__(self, n_hidden, activation=tf.nn.tanh):
        super().__init__()
        self.dense = tf.keras.layers.Dense(n_hidden, activation=activation)
        self.dense_2 = tf.keras.layers.Dense(1)

    def __call__(self, x):
        h = self.dense(tf.keras.layers.Flatten()(x))
        return self.dense_2(h)


class RnnModel(tf.keras.layers.Layer):
    def __init__(self, n_hidden):
        super().__init__()
        self.cell = BasicRNNCell(n_hidden)
        self.cell.build((None, 2))

    def __call__(self, x, weights):
        _, state = tf.keras.layers.RNN(self.cell, return_sequences=True, return_state=True)(x)
        return tf.matmul(state, weights)


class LstmModel(tf.keras.layers.Layer):
    """Could be used instead."""

    def __init__(self, n_hidden, forget=1.0):
        super().__init__()
        self.cell = LSTMCell(n_hidden, forget_bias=forget)

    def __call__(self, x, weights):
        outputs, *_ = tf.keras.layers.RNN(self.cell, return_sequences=True, return_state=True)(x)
        return tf.matmul(outputs[:, -1], weights)


x_spec = tf.TensorSpec([None, 5, 2], tf.float32)
y_spec = tf.TensorSpec([None, 1], tf.float32)
weights = tf.Variable(tf.keras.initializers.GlorotUniform()([4, 1]), name='weights')
rnn_model = RnnModel(4)
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        prediction = rnn_model(x, weights)
        # prediction = lstm_model(x, weights, 4)
        # prediction = dense_model(x, 4)
        loss = tf.reduce_mean(tf.square(prediction - y))
    variables = [weights, *rnn_model.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(0, 12, 4):
    feed = {'x': series[i:i + 4], 'y': targets[i:i + 4]}
    print('%.5f' % train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy())
