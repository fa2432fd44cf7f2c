"""A model that is handed around as a dictionary."""

import numpy as np
import tensorflow as tf


def inputs(size):
    x_spec = tf.TensorSpec([None, size], tf.float32, name='x')  # rows
    y_spec = tf.TensorSpec([None], tf.float32)
    return x_spec, y_spec


def build(x_spec, size):
    w = tf.Variable(tf.ones([size, 1]), name='w')

    def compute_pred(x):
        return tf.squeeze(tf.matmul(x, w), 1)

    def compute_loss(x, y):
        pred = compute_pred(x)
        return tf.reduce_mean(tf.square(pred - y))

    @tf.function(input_signature=[x_spec])
    def evaluate(x):
        pred = compute_pred(x)
        layers_1 = tf.nn.tanh(pred)
        m = tf.reduce_mean(pred)
        return layers_1, m, pred

    return evaluate, compute_loss, w, {'info': {'size': size}}


def add_training(x_spec, y_spec, compute_loss, w, rate):
    optimizer = tf.keras.optimizers.SGD(rate)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = compute_loss(x, y)
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    @tf.function(input_signature=[x_spec, y_spec])
    def compute_twice(x, y):
        loss = compute_loss(x, y)
        return loss * 2

    return train_step, compute_twice


def fit(train_step, evaluate, compute_twice, data):
    for _ in range(3):
        loss = train_step(np.float32(data), np.float32([1, 2])).numpy()
        print(loss)
    print([value.numpy() for value in evaluate(np.float32(data))])
    return compute_twice(np.float32(data), np.float32([0, 0])).numpy()


def main():
    x_spec, y_spec = inputs(3)
    evaluate, compute_loss, w, net = build(x_spec, 3)
    train_step, compute_twice = add_training(x_spec, y_spec, compute_loss, w, 0.1)
    print(net['info']['size'])
    print(fit(train_step, evaluate, compute_twice, np.ones((2, 3))))


main()
