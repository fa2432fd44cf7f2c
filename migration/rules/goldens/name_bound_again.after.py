"""A line through four points; at the end the names of its variables hold their values."""
import numpy as np
import tensorflow as tf

xs = np.array([1.0, 2.0, 3.0, 4.0])
ys = np.array([0.0, -1.0, -2.0, -3.0])

x_spec = tf.TensorSpec([None], tf.float32)
y_spec = tf.TensorSpec([None], tf.float32)
W = tf.Variable(0.3, name='W')
b = tf.Variable(-0.3, name='b')


@tf.function(input_signature=[x_spec, y_spec])
def compute_loss(x, y):
    prediction = W * x + b
    return tf.reduce_sum(tf.square(prediction - y))


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y)
    variables = [W, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for step in range(20):
    train_step(np.float32(xs), np.float32(ys))
print(compute_loss(np.float32(xs), np.float32(ys)).numpy())

# From here on they are numbers.
W_value, b_value = W.numpy(), b.numpy()
print('W = %.6f, b = %.6f' % (W_value, b_value))
print([W_value * value + b_value for value in xs])
