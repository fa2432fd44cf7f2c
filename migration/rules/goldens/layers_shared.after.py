"""One scope, entered twice: the second layers are the first ones."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(3)
left = rng.randn(16, 4).astype(np.float32)
right = rng.randn(16, 4).astype(np.float32)

a_spec = tf.TensorSpec([None, 4], tf.float32, name='a')
b_spec = tf.TensorSpec([None, 4], tf.float32, name='b')

hidden = tf.keras.layers.Dense(5, activation=tf.nn.tanh, name='hidden')
hidden.build((None, 4))
dense = tf.keras.layers.Dense(2)
dense.build((None, 5))


@tf.function(input_signature=[a_spec, b_spec])
def compute_distance(a, b):
    h_a = hidden(a)
    out_a = dense(h_a)
    h_b = hidden(b)
    out_b = dense(h_b)
    return tf.reduce_sum(tf.square(out_a - out_b), 1)


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[a_spec, b_spec])
def train_step(a, b):
    with tf.GradientTape() as tape:
        distance = compute_distance(a, b)
        loss = tf.reduce_mean(tf.maximum(0.0, 2.0 - distance))
    variables = hidden.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(5):
    c = train_step(left, right).numpy()
    print('%.5f' % c)
print(compute_distance(np.float32(left[:3]), np.float32(right[:3])).numpy())
