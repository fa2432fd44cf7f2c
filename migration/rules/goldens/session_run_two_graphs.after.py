"""Two graphs side by side, each with a session; one is trained on what the other computes."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
w = tf.Variable(tf.random_normal_initializer(stddev=1.0)([3, 1]), name='w')


@tf.function(input_signature=[x_spec])
def compute_answer(x):
    return tf.tanh(tf.matmul(x, w))


inputs_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
target_spec = tf.TensorSpec([None, 1], tf.float32)
v = tf.Variable(tf.zeros_initializer()([3, 1]), name='w')
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[inputs_spec, target_spec])
def train_step(inputs, target):
    with tf.GradientTape() as tape:
        guess = tf.matmul(inputs, v)
        penalty = tf.add_n([tf.nn.l2_loss(p) for p in [v]])
        loss = tf.reduce_mean(tf.square(guess - target)) + 0.01 * penalty
    optimizer.apply_gradients([(tape.gradient(loss, v), v)])
    return loss


batch = np.random.RandomState(1).rand(10, 3)
for _ in range(5):
    wanted = compute_answer(np.float32(batch)).numpy()
    now = train_step(np.float32(batch), np.float32(wanted)).numpy()
    print(now)
print(v.numpy().ravel())
