"""A penalty on gradients, whose own gradient trains."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32)
w1 = tf.Variable(np.float32([[.1, .2], [.3, -.4], [.5, .6]]))
w2 = tf.Variable(np.float32([[1.], [-1.]]))
optimizer = tf.keras.optimizers.Adam(1e-2, beta_1=0.5, beta_2=0.9, epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_step(x):
    x = tf.convert_to_tensor(x)
    with tf.GradientTape() as outer_tape:
        with tf.GradientTape() as tape:
            tape.watch(x)
            h = tf.nn.tanh(tf.matmul(x, w1))
            score = tf.matmul(h, w2)
        gradients = tape.gradient(score, x)
        slopes = tf.sqrt(tf.reduce_sum(tf.square(gradients), axis=[1]))
        penalty = tf.reduce_mean((slopes - 1.) ** 2)
        loss = tf.reduce_mean(score) + 10 * penalty
    variables = [w1, w2]
    optimizer.apply_gradients(zip(outer_tape.gradient(loss, variables), variables))
    return loss, penalty


for i in range(5):
    l, p = (value.numpy() for value in train_step(np.float32(np.arange(6).reshape(2, 3) / 10.)))
    print('%.6f %.6f' % (l, p))
print(w1.numpy(), w2.numpy())
