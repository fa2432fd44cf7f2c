"""A function whose calls make different variables, in scopes of their own."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 2], tf.float32)


class Layer(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([2, 2]), name='w')

    def __call__(self, inputs):
        return tf.matmul(inputs, self.w)


a_layer = Layer()
b_layer = Layer()


@tf.function(input_signature=[x_spec])
def compute_a_and_b(x):
    a = a_layer(x)
    b = b_layer(x)
    return a, b


print([value.numpy() for value in compute_a_and_b(np.float32(np.eye(2)))])
