"""Functions that show whatever layer, or weights, they are given."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 4], tf.float32, name='x')
keep_spec = tf.TensorSpec([], tf.float32)
weights_1 = tf.Variable(tf.ones([4, 3]))


def compute_layer_1(x):
    return tf.nn.relu(tf.matmul(x, weights_1))


@tf.function(input_signature=[x_spec, keep_spec])
def evaluate_layer_1(x, keep):
    return compute_layer_1(x)


weights_2 = tf.Variable(tf.ones([3, 2]))


@tf.function(input_signature=[x_spec, keep_spec])
def compute_layer_2(x, keep):
    layer_1 = compute_layer_1(x)
    return tf.matmul(layer_1, weights_2) * keep


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


@tf.function(input_signature=[x_spec, keep_spec])
def train_step(x, keep):
    with tf.GradientTape() as tape:
        layer_2 = compute_layer_2(x, keep)
        loss = tf.reduce_mean(tf.square(layer_2))
    variables = [weights_1, weights_2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


def show_weights(weights):
    w = weights.numpy()
    print(w.min(), w.max(), w.shape)


def show_layer(layer, image):
    # One image.
    feed_dict = {'x': [image], 'keep': 0.5}
    values = layer(np.float32(feed_dict['x']), np.float32(feed_dict['keep'])).numpy()
    print(values.shape, values.sum())


for _ in range(3):
    train_step(np.float32(np.ones([2, 4])), 1.0)
show_weights(weights=weights_1)
show_weights(weights=weights_2)
show_layer(layer=evaluate_layer_1, image=np.ones(4))
show_layer(compute_layer_2, np.zeros(4))
