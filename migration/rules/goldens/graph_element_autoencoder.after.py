"""An autoencoder whose parts a function returns, and whose code is fed."""

import numpy as np
import tensorflow as tf


def build(n):
    x_spec = tf.TensorSpec([None, n], tf.float32)
    W = tf.Variable(tf.ones([n, 2]))

    def compute_z(x):
        return tf.matmul(x, W)

    @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32)])
    def compute_y(z):
        return tf.nn.sigmoid(z)

    @tf.function(input_signature=[x_spec])
    def evaluate_y(x):
        z = compute_z(x)
        return compute_y(z)

    def compute_cost(z):
        y = compute_y(z)
        return tf.reduce_mean(tf.square(y))

    @tf.function(input_signature=[x_spec])
    def evaluate_cost(x):
        z = compute_z(x)
        return compute_cost(z)

    return evaluate_cost, evaluate_y, compute_y, x_spec, compute_z, compute_cost, W


def test():
    evaluate_cost, evaluate_y, compute_y, x_spec, compute_z, compute_cost, W = build(3)
    optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            z = compute_z(x)
            cost = compute_cost(z)
        optimizer.apply_gradients([(tape.gradient(cost, W), W)])

    data = np.ones((4, 3))
    for epoch in range(3):
        train_step(np.float32(data))
        print(epoch, evaluate_cost(np.float32(data)).numpy())
    recon = evaluate_y(np.float32(data)).numpy()
    print(recon)
    print(compute_y(np.float32([[1, 2]])).numpy())


if __name__ == '__main__':
    test()
