"""Losses of sequences that stand in lists, with the cross entropy and with losses of one's own."""

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


def sequence_loss_by_example(
    logits, targets, weights, average_across_timesteps=True, softmax_loss_function=None, name=None
):
    """Returns the weighted loss of each sequence, as tf.contrib.legacy_seq2seq of TF 1.x did."""
    losses = []
    for logit, target, weight in zip(logits, targets, weights):
        if softmax_loss_function is None:
            loss = tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=tf.reshape(target, [-1]), logits=logit)
        else:
            loss = softmax_loss_function(labels=target, logits=logit)
        losses.append(loss * weight)
    losses = tf.add_n(losses)
    return losses / (tf.add_n(weights) + 1e-12) if average_across_timesteps else losses


def sequence_loss(
    logits, targets, weights, average_across_timesteps=True, average_across_batch=True,
    softmax_loss_function=None, name=None
):
    """Returns the weighted loss of all sequences, as tf.contrib.legacy_seq2seq of TF 1.x did."""
    losses = sequence_loss_by_example(
        logits, targets, weights, average_across_timesteps, softmax_loss_function)
    loss = tf.reduce_sum(losses)
    return loss / tf.cast(tf.shape(targets[0])[0], loss.dtype) if average_across_batch else loss


rng = np.random.RandomState(1)
STEPS = 3


class Reader:
    words_spec = tf.TensorSpec([None, STEPS, 2], tf.float32)
    values_spec = tf.TensorSpec([None, STEPS], tf.float32)
    kinds_spec = tf.TensorSpec([None, STEPS], tf.int32)

    def __init__(self, size):
        self.size = size
        self.build()

    def build(self):
        self.cell = BasicRNNCell(self.size)
        self.cell.build((None, 2))
        self.kernel = tf.Variable(tf.keras.initializers.GlorotUniform()([self.size, 4]), name='kernel')
        self.optimizer = tf.keras.optimizers.SGD(0.3)

    @tf.function(input_signature=[words_spec, values_spec, kinds_spec])
    def train_step(self, words, values, kinds):
        with tf.GradientTape() as tape:
            outputs, _ = static_rnn(self.cell, tf.unstack(words, axis=1))
            logits = [tf.matmul(output, self.kernel) for output in outputs]
            weights = [tf.ones_like(values[:, 0]), values[:, 1], tf.ones_like(values[:, 0])]
            error = sequence_loss(logits, tf.unstack(kinds, axis=1), weights)
            flat = tf.reshape(tf.stack(outputs, 1)[:, :, 0], [-1])
            losses = sequence_loss_by_example(
                [flat],
                [tf.reshape(values, [-1])],
                [tf.ones([2 * STEPS], dtype=tf.float32)],
                average_across_timesteps=True,
                softmax_loss_function=self.distance,
                name='losses')
            away = tf.divide(tf.reduce_sum(losses), 2, name='away')
            loss = error + away
        total = sequence_loss(
            logits, tf.unstack(kinds, axis=1), weights,
            average_across_timesteps=False, average_across_batch=False)
        variables = [self.cell.kernel, self.cell.bias, self.kernel]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return error, total, away

    @staticmethod
    def distance(labels, logits):
        return tf.square(labels - logits)


if __name__ == '__main__':
    reader = Reader(5)
    feeds = {
        'words': rng.randn(2, STEPS, 2),
        'values': rng.rand(2, STEPS),
        'kinds': rng.randint(0, 4, [2, STEPS]),
    }
    for _ in range(3):
        print([value.numpy() for value in reader.train_step(np.float32(feeds['words']), np.float32(feeds['values']), np.int32(feeds['kinds']))])
