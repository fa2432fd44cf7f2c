"""Decays of weights, which a function leaves in a collection and another one adds up."""
import numpy as np
import tensorflow as tf


def make(name, shape, initializer):
    with tf.device('/cpu:0'):
        return tf.Variable(initializer(shape, tf.float32), name=name)


class Decayed(tf.Module):
    def __init__(self, name, shape, stddev):
        super().__init__()
        self.w = make(name, shape, tf.keras.initializers.TruncatedNormal(stddev=stddev, seed=3))

    def __call__(self, rate, losses):
        if rate is not None:
            decay = tf.multiply(tf.nn.l2_loss(self.w), rate, name='decay')
            losses.append(decay)
        return self.w


class Classify(tf.Module):
    def __init__(self):
        super().__init__()
        self.kernel = Decayed('kernel', shape=[3, 3, 1, 4], stddev=5e-2)
        self.bias = make('bias', [4], tf.constant_initializer(0.0))
        self.w = Decayed('w', shape=[64, 8], stddev=0.04)
        self.hidden_bias = make('bias', [8], tf.constant_initializer(0.1))
        self.scores_w = Decayed('w', [8, 3], stddev=1 / 8.0)
        self.scores_bias = make('bias', [3], tf.constant_initializer(0.0))

    def __call__(self, images, losses):
        kernel = self.kernel(rate=None, losses=losses)
        maps = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding='SAME')
        bias = self.bias
        conv = tf.nn.relu(tf.nn.bias_add(maps, bias), name='conv')

        flat = tf.reshape(conv, [-1, 4 * 4 * 4])
        w = self.w(rate=0.004, losses=losses)
        bias = self.hidden_bias
        hidden = tf.nn.relu(tf.matmul(flat, w) + bias, name='hidden')

        w = self.scores_w(rate=0.001, losses=losses)
        bias = self.scores_bias
        return tf.add(tf.matmul(hidden, w), bias, name='scores')


def objective(scores, labels, losses):
    errors = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=scores)
    losses.append(tf.reduce_mean(errors, name='error'))
    # The error of the scores and the decays of all weights.
    return tf.add_n(losses, name='objective')


def train():
    images_spec = tf.TensorSpec([None, 4, 4, 1], tf.float32)
    labels_spec = tf.TensorSpec([None], tf.int64)
    classify = Classify()

    def compute_losses_and_scores(images):
        losses = []
        scores = classify(images, losses)
        return losses, scores

    @tf.function(input_signature=[images_spec])
    def compute_scores(images):
        losses, scores = compute_losses_and_scores(images)
        return scores

    optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[images_spec, labels_spec])
    def train_step(images, labels):
        with tf.GradientTape() as tape:
            losses, scores = compute_losses_and_scores(images)
            loss = objective(scores, labels, losses)
        variables = classify.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    data = np.random.RandomState(0).rand(6, 4, 4, 1)
    for step in range(4):
        value = train_step(np.float32(data), np.int64([0, 1, 2, 0, 1, 2])).numpy()
        print(step, value)
    print(compute_scores(np.float32(data[:2])).numpy())


train()
