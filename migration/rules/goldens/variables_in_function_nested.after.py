"""Functions that make layers in functions, and a net that is built for two inputs."""

import numpy as np
import tensorflow as tf


class Layer(tf.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.w = tf.Variable(tf.random.normal([n_in, n_out], stddev=0.1), name='w')
        self.b = tf.Variable(tf.zeros([n_out]), name='b')  # one for each unit

    def __call__(self, x, act=tf.nn.relu):
        with tf.name_scope('sum'):
            total = tf.matmul(x, self.w) + self.b
        return act(total)


class Model(tf.Module):
    def __init__(self, sizes):
        super().__init__()
        hidden = sizes[1:]
        self.layer = Layer(sizes[0], hidden[0])
        self.layer_2 = Layer(hidden[0], hidden[1])
        self.bias = tf.Variable(0.5)
        self.layer_3 = Layer(hidden[1], 2)

    def __call__(self, x, dropout=None):
        h = self.layer(x)
        if dropout:
            h = h * dropout
        h = self.layer_2(h)
        return self.layer_3(h, act=tf.identity) + self.bias


a_spec = tf.TensorSpec([None, 5], tf.float32)
b_spec = tf.TensorSpec([None, 4], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
left_model = Model([5, 4, 3])
right_model = Model([4, 3, 3])
optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9)


@tf.function(input_signature=[a_spec, b_spec, y_spec])
def train_step(a, b, y):
    with tf.GradientTape() as tape:
        left = left_model(a)
        right = right_model(b, dropout=0.5)
        loss = tf.reduce_mean(tf.square(left + right - y))
    variables = [*left_model.trainable_variables, *right_model.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
for i in range(4):
    l = train_step(np.float32(rng.rand(6, 5)), np.float32(rng.rand(6, 4)), np.float32(rng.rand(6, 2))).numpy()
    print(i, l)
