"""A small convolutional net whose layers are functions that call makers of weights."""
import numpy as np
import tensorflow as tf


def weight_variable(shape):
    initial = tf.random.truncated_normal(shape, stddev=0.1)
    return tf.Variable(initial)


def bias_variable(shape):
    return tf.Variable(tf.constant(0.1, shape=shape))


class ConvLayer(tf.Module):
    def __init__(self, shape):
        super().__init__()
        self.W = weight_variable(shape)
        self.b = bias_variable([shape[3]])

    def __call__(self, x):
        return tf.nn.relu(tf.nn.conv2d(x, self.W, strides=[1, 1, 1, 1], padding='SAME') + self.b)


class FullLayer(tf.Module):
    def __call__(self, x, size):
        in_size = int(x.get_shape()[1])
        if not hasattr(self, 'W'):
            with tf.init_scope():
                self.W = weight_variable([in_size, size])
                self.b = bias_variable([size])
        return tf.matmul(x, self.W) + self.b


rng = np.random.RandomState(0)
x_spec = tf.TensorSpec([None, 6, 6, 1], tf.float32)
y_spec = tf.TensorSpec([None, 3], tf.float32)
conv1_layer = ConvLayer(shape=[3, 3, 1, 4])
conv2_layer = ConvLayer(shape=[3, 3, 4, 2])
full_layer_1 = FullLayer()
logits_layer = FullLayer()


@tf.function(input_signature=[x_spec])
def compute_logits(x):
    conv1 = conv1_layer(x)
    conv2 = conv2_layer(conv1)
    flat = tf.reshape(conv2, [-1, 6 * 6 * 2])
    full = tf.nn.relu(full_layer_1(flat, 8))
    return logits_layer(full, 3)


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = compute_logits(x)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=y))
    variables = [
        *conv1_layer.trainable_variables, *conv2_layer.trainable_variables,
        *full_layer_1.trainable_variables, *logits_layer.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


images = rng.rand(10, 6, 6, 1)
labels = np.eye(3)[rng.randint(0, 3, 10)]
for i in range(5):
    value = train_step(np.float32(images), np.float32(labels)).numpy()
    print(i, value)
print(compute_logits(np.float32(images[:2])).numpy())
