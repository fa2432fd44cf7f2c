"""A convolution whose features are counted by products of static sizes."""
import numpy as np
import tensorflow as tf
x_spec = tf.TensorSpec([None, 8, 8, 1], tf.float32)
n = 16
m = 16
k = tf.TensorShape([None, 4, 4, 1])[1:4].num_elements()
s = tf.TensorShape([None, 4, 4, 1])[1:]
w = tf.Variable(tf.constant_initializer(0.1)([n, 3]), name='fc')
u = tf.Variable(tf.ones([m, 2]))
b = tf.Variable(tf.keras.initializers.GlorotUniform()([16 // 16, 3]), name="b")
d = int(np.prod(x_spec.shape[1:]))


@tf.function(input_signature=[x_spec])
def evaluate(x):
    h = tf.nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
    flat = tf.reshape(h, [-1, n])
    logits = tf.matmul(flat, w) + b
    z = tf.matmul(flat, u)
    f2 = tf.reshape(x, [-1, d])
    return logits, z, f2


print([value.numpy() for value in evaluate(np.float32(np.linspace(0, 1, 64).reshape(1, 8, 8, 1)))], n, m, k, d)
