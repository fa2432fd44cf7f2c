"""A regularizer that functions call, which make variables and keep the penalties."""
import numpy as np
import tensorflow as tf


class Weight(tf.Module):
    def __init__(self, shape):
        super().__init__()
        self.w = tf.Variable(tf.ones_initializer()(shape), name='w')

    def __call__(self, regularizer, losses):
        if regularizer != None: losses.append(regularizer(self.w))
        return self.w


class Inference(tf.Module):
    def __init__(self):
        super().__init__()
        self.weight = Weight([3, 4])
        self.biases = tf.Variable(tf.constant_initializer(0.0)([4]), name='biases')
        self.layer2_weight = Weight([4, 1])
        self.layer2_biases = tf.Variable(tf.constant_initializer(0.0)([1]), name='biases')

    def __call__(self, inputs, regularizer, last, losses):
        w = self.weight(regularizer, losses)
        biases = self.biases
        layer1 = tf.nn.relu(tf.matmul(inputs, w) + biases)

        w = self.layer2_weight(last, losses)
        biases = self.layer2_biases
        layer2 = tf.matmul(layer1, w) + biases

        return layer2


def main():
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    regularizer = tf.keras.regularizers.L2(0.5 * 0.01)
    sparse = tf.keras.regularizers.L1(0.02)
    inference = Inference()

    def compute_losses_and_y(x):
        losses = []
        y = inference(x, regularizer, sparse, losses)
        return losses, y

    @tf.function(input_signature=[x_spec])
    def compute_y(x):
        losses, y = compute_losses_and_y(x)
        return y

    @tf.function(input_signature=[x_spec])
    def compute_loss(x):
        losses, y = compute_losses_and_y(x)
        return tf.reduce_mean(tf.square(y - 1)) + tf.add_n(losses)

    optimizer = tf.keras.optimizers.SGD(0.01)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            loss = compute_loss(x)
        variables = inference.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))

    for _ in range(3):
        train_step(np.float32(np.ones([2, 3])))
    print(compute_loss(np.float32(np.ones([2, 3]))).numpy())
    print(compute_y(np.float32(np.ones([2, 3]))).numpy())


main()
