"""Variables that are made inside of larger expressions."""
import numpy as np
import tensorflow as tf


def weight(shape):
    return tf.Variable(tf.random.truncated_normal(shape, stddev=0.1))


x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
h_weight = weight([5, 4])
bias = tf.Variable(tf.zeros([4]), name='bias')
h_weight_2 = weight([4, 4])
out_variable = tf.Variable(tf.random.normal([4, 2]))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        # A hidden layer.
        h = tf.nn.relu(tf.matmul(x, h_weight) + bias)
        h = tf.nn.relu(tf.matmul(h, h_weight_2))
        out = tf.matmul(h, out_variable)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = [h_weight, bias, h_weight_2, out_variable]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
