"""Settings of optimizers that are not Python floats, as TF 1.x took them."""
import numpy as np
import tensorflow as tf

rate = np.float32(0.125)
x_spec = tf.TensorSpec([None], tf.float32)
w = tf.Variable([1.0, -2.0, 3.0], name='w')
v = tf.Variable([2.0, 1.0, 0.5], name='v')
descend_optimizer = tf.keras.optimizers.SGD(1.0)


@tf.function(input_signature=[x_spec])
def train_descend_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w * x)) / 64
    descend_optimizer.apply_gradients([(tape.gradient(loss, w), w)])


adam_optimizer = tf.keras.optimizers.Adam(learning_rate=float(rate), epsilon=1e-8)


@tf.function(input_signature=[x_spec])
def train_adam_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(v * x))
    adam_optimizer.apply_gradients([(tape.gradient(loss, v), v)])


for _ in range(4):
    train_descend_step(np.float32([1.0, 2.0, 3.0]))
    train_adam_step(np.float32([1.0, 2.0, 3.0]))
print([w.numpy(), v.numpy()])
