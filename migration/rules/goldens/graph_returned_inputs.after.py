"""Inputs, network and training in functions that hand each other what they made."""
import numpy as np
import tensorflow as tf


def make_inputs(n):
    x_spec = tf.TensorSpec([None, n], tf.float32, name='x')
    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
    return x_spec, y_spec


class Network(tf.Module):
    def __init__(self, n):
        super().__init__()
        self.w = tf.Variable(tf.ones([n, 1]) * 0.5, name='w')
        self.b = tf.Variable(tf.zeros([1]), name='b')

    def __call__(self, x):
        return tf.matmul(x, self.w) + self.b


def run_training(train_step, steps=3):
    for step in range(steps):
        value = train_step(np.float32(np.ones([2, 3])), np.float32(np.zeros([2, 1]))).numpy()
        print(step, value)


def main():
    x_spec, y_spec = make_inputs(3)
    network = Network(3)

    @tf.function(input_signature=[x_spec])
    def compute_prediction(x):
        return network(x)

    optimizer = tf.keras.optimizers.SGD(0.05)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            prediction = compute_prediction(x)
            loss = tf.reduce_mean(tf.square(prediction - y))
        variables = network.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    run_training(train_step)
    print(compute_prediction(np.float32(np.ones([1, 3]))).numpy())

if __name__ == '__main__':
    main()
