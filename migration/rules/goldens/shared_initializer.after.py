"""Variables that share an initializer, by its name, as an argument and from a scope."""

import numpy as np
import tensorflow as tf

init = tf.keras.initializers.TruncatedNormal(stddev=0.1)
start = tf.keras.initializers.GlorotUniform()
normal = tf.random_normal_initializer(stddev=0.2)


class Layer(tf.Module):
    def __init__(self, size, initializer):
        super().__init__()
        self.w = tf.Variable(initializer.clone()([4, size]), name='w')

    def __call__(self, x):
        return tf.tanh(tf.matmul(x, self.w))


x_spec = tf.TensorSpec([None, 4], tf.float32)
first = Layer(4, init)
second = Layer(4, init)
a = tf.Variable(tf.keras.initializers.Orthogonal()([4, 4]), name='a')
b = tf.Variable(tf.keras.initializers.Orthogonal()([4, 4]), name='b')
c = tf.Variable(start.clone()([4, 1]), name='c')
d = tf.Variable(start.clone()([4, 1]), name='d')
e = tf.Variable(normal([4, 1]), name='e')
f = tf.Variable(normal([4, 1]), name='f')


@tf.function(input_signature=[x_spec])
def compute_y(x):
    h = first(x)
    h = second(h)
    return tf.matmul(tf.matmul(h, a), tf.matmul(b, c + d + e + f))


print(compute_y(np.float32(np.ones([2, 4]))).numpy())

# One that is initialised anew is drawn anew.
again = tf.keras.initializers.TruncatedNormal(stddev=1.0)
g = tf.Variable(again.clone()([2]), name='g')


def initialize_g():
    g.assign(again.clone()([2]))


for _ in range(2):
    initialize_g()
    print(g.numpy())
