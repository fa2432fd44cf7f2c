import numpy as np
import tensorflow as tf


def build(n):
    x_spec = tf.TensorSpec([None, n], tf.float32)
    w = tf.Variable(tf.zeros([n, 1]), name='w')

    @tf.function(input_signature=[x_spec])
    def compute_y(x):
        return tf.matmul(x, w)

    optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            y = compute_y(x)
            loss = tf.reduce_mean(tf.square(y - 1.0))
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    return train_step, compute_y


def train(train_step, steps):
    for i in range(steps):
        l = train_step(np.float32(np.ones([2, 3]))).numpy()
        print(l)


def main():
    train_step, compute_y = build(3)
    train(train_step, 3)
    print(compute_y(np.float32(np.ones([1, 3]))).numpy())


main()
