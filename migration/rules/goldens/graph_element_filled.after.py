"""A dictionary that is filled step by step, one key of it twice."""

import numpy as np
import tensorflow as tf

x = 'a name'


def build(reg):
    net = {}
    x_spec = tf.TensorSpec([None, 2], tf.float32)
    net['w'] = tf.Variable([[1.0], [2.0]])

    def compute_loss_2(x):
        out = tf.matmul(x, net['w'])
        loss = tf.reduce_sum(tf.square(out))
        return loss + reg * tf.nn.l2_loss(net['w'])

    optimizer = tf.keras.optimizers.SGD(0.01)

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            loss_2 = compute_loss_2(x)
        optimizer.apply_gradients([(tape.gradient(loss_2, net['w']), net['w'])])

    net['reg'] = reg
    return train_step, x_spec, compute_loss_2, net


train_step, x_spec, compute_loss_2, net = build(0.5)
print(x, net['reg'])
feed = {'x': [[1, 2], [3, 4]]}
for _ in range(2):
    train_step(np.float32(feed['x']))


@tf.function(input_signature=[x_spec])
def compute_loss_and_w(x):
    loss_2 = compute_loss_2(x)
    return loss_2, net['w']


print([value.numpy() for value in compute_loss_and_w(np.float32(feed['x']))])
print(net['w'].numpy())
