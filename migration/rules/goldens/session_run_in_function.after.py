"""A function that opens the session for the graph of the module."""
import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
w = tf.Variable(tf.ones([3, 1]), name='w')
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        y = tf.matmul(x, w)
        loss = tf.reduce_mean(tf.square(y))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


def train(n):
    for i in range(n):
        l = train_step(np.float32(np.ones([2, 3]))).numpy()
        print(l)


train(3)
