"""An object with filters of several widths, which functions of the program train and judge."""

import numpy as np
import tensorflow as tf

RNG = np.random.RandomState(5)


class Reader(object):
    kind_spec = tf.TensorSpec([None, 2], tf.float32, name='kind')
    keep_spec = tf.TensorSpec(None, tf.float32, name='keep')

    def __init__(self, length, words, size, widths, count, penalty=0.0):
        self.widths = widths
        self.length = length
        self.penalty = penalty
        self.words_spec = tf.TensorSpec([None, length], tf.int32, name='words')
        self.squares = tf.constant(0.0)
        self.table = tf.Variable(tf.random.uniform([words, size], -1.0, 1.0), name='table')
        self.kernels = []
        self.bias_list = []
        for number, width in enumerate(self.widths):
            shape = [width, size, 1, count]
            self.kernels.append(tf.Variable(tf.random.truncated_normal(shape, stddev=0.1), name='kernel'))
            self.bias_list.append(tf.Variable(tf.constant(0.1, shape=[count]), name='bias'))
        self.total = count * len(widths)
        self.kernel = tf.Variable(tf.random_normal_initializer(stddev=1.0)([self.total, 2]), name='kernel')
        self.bias = tf.Variable(tf.constant(0.1, shape=[2]), name='bias')

    def compute_scores_and_loss(self, words, keep, kind):
        rows = tf.expand_dims(tf.nn.embedding_lookup(self.table, words), -1)
        pooled = []
        for number, width in enumerate(self.widths):
            with tf.name_scope('width-%s' % width):
                kernel_2 = self.kernels[number]
                bias_2 = self.bias_list[number]
                found = tf.nn.conv2d(rows, kernel_2, strides=[1, 1, 1, 1], padding='VALID')
                found = tf.nn.relu(tf.nn.bias_add(found, bias_2))
                window = [1, self.length - width + 1, 1, 1]
                pooled.append(tf.nn.max_pool(found, window, strides=[1, 1, 1, 1], padding='VALID'))
        features = tf.nn.dropout(tf.reshape(tf.concat(pooled, 3), [-1, self.total]), 1 - keep)
        squares_2 = self.squares + tf.nn.l2_loss(self.kernel)
        squares_3 = squares_2 + tf.nn.l2_loss(self.bias)
        scores = tf.nn.bias_add(tf.matmul(features, self.kernel), self.bias)
        error = tf.nn.softmax_cross_entropy_with_logits(logits=scores, labels=kind)
        loss = tf.reduce_mean(error) + self.penalty * squares_3
        return scores, loss

    def compute_accuracy(self, scores, kind):
        right = tf.equal(tf.argmax(scores, 1), tf.argmax(kind, 1))
        return tf.reduce_mean(tf.cast(right, 'float'))


reader = Reader(5, 10, 4, [2, 3], 3, 0.1)
optimizer = tf.keras.optimizers.Adam(1e-2, epsilon=1e-8)


@tf.function(input_signature=[reader.words_spec, reader.kind_spec, reader.keep_spec])
def evaluate(words, kind, keep):
    scores, loss = reader.compute_scores_and_loss(words, keep, kind)
    accuracy = reader.compute_accuracy(scores, kind)
    return optimizer.iterations, loss, accuracy


@tf.function(input_signature=[reader.words_spec, reader.kind_spec, reader.keep_spec])
def train_step(words, kind, keep):
    with tf.GradientTape() as tape:
        scores, loss = reader.compute_scores_and_loss(words, keep, kind)
    variables = [reader.table, *reader.kernels, *reader.bias_list, reader.kernel, reader.bias]
    gradients = list(zip(tape.gradient(loss, variables), variables))
    # As in TF 1.x, rows that this batch does not use have a gradient of 0.
    optimizer.apply_gradients([(tf.convert_to_tensor(g), v) for g, v in gradients])
    return optimizer.iterations, loss


def learn(words, kind):
    feed = {'words': words, 'kind': kind, 'keep': 1.0}
    step, loss = (
        value.numpy() for value in train_step(np.int32(feed['words']), np.float32(feed['kind']), np.float32(feed['keep'])))
    print(step, loss)

def judge(words, kind):
    feed = {'words': words, 'kind': kind, 'keep': 1.0}
    step, loss, accuracy = (
        value.numpy() for value in evaluate(np.int32(feed['words']), np.float32(feed['kind']), np.float32(feed['keep'])))
    print('judged after', step, loss, accuracy)

for _ in range(4):
    learn(RNG.randint(0, 10, [3, 5]), np.eye(2)[[0, 1, 1]])
    if optimizer.iterations.numpy() % 2 == 0:
        judge(RNG.randint(0, 10, [2, 5]), np.eye(2))
