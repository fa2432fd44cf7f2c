"""Layers whose functions give back the weights too, for a look at them."""
import numpy as np
import tensorflow as tf

img_size = 6
num_channels = 1


def new_weights(shape):
    return tf.Variable(tf.truncated_normal(shape, stddev=0.05))


def new_biases(length):
    return tf.Variable(tf.constant(0.05, shape=[length]))


def new_conv_layer(input, num_input_channels, filter_size, num_filters, use_pooling=True):
    # Shape of the filter-weights for the convolution.
    shape = [filter_size, filter_size, num_input_channels, num_filters]
    weights = new_weights(shape=shape)
    # One for each filter.
    biases = new_biases(length=num_filters)
    layer = tf.nn.conv2d(input=input, filter=weights, strides=[1, 1, 1, 1], padding='SAME')
    layer += biases
    if use_pooling:
        layer = tf.nn.max_pool(value=layer, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')
    layer = tf.nn.relu(layer)
    return layer, weights


def flatten_layer(layer):
    layer_shape = layer.get_shape()
    num_features = layer_shape[1:4].num_elements()
    layer_flat = tf.reshape(layer, [-1, num_features])
    return layer_flat, num_features


def new_fc_layer(input, num_inputs, num_outputs, use_relu=True):
    weights = new_weights(shape=[num_inputs, num_outputs])
    biases = new_biases(length=num_outputs)
    layer = tf.matmul(input, weights) + biases
    if use_relu:
        layer = tf.nn.relu(layer)
    return layer


x = tf.placeholder(tf.float32, shape=[None, 36], name='x')
x_image = tf.reshape(x, [-1, img_size, img_size, num_channels])
y_true = tf.placeholder(tf.float32, shape=[None, 3], name='y_true')
layer_conv1, weights_conv1 = new_conv_layer(input=x_image, num_input_channels=num_channels, filter_size=3,
                                            num_filters=4, use_pooling=True)
layer_conv2, weights_conv2 = new_conv_layer(input=layer_conv1, num_input_channels=4, filter_size=3,
                                            num_filters=5, use_pooling=False)
layer_flat, num_features = flatten_layer(layer_conv2)
layer_fc1 = new_fc_layer(input=layer_flat, num_inputs=num_features, num_outputs=8, use_relu=True)
layer_fc2 = new_fc_layer(input=layer_fc1, num_inputs=8, num_outputs=3, use_relu=False)
cross_entropy = tf.nn.softmax_cross_entropy_with_logits(logits=layer_fc2, labels=y_true)
cost = tf.reduce_mean(cross_entropy)
optimizer = tf.train.AdamOptimizer(learning_rate=1e-3).minimize(cost)

rng = np.random.RandomState(0)
images, labels = rng.rand(10, 36), np.eye(3)[rng.randint(0, 3, 10)]
session = tf.Session()
session.run(tf.global_variables_initializer())


def optimize(num_iterations):
    for i in range(num_iterations):
        session.run(optimizer, feed_dict={x: images, y_true: labels})


def plot_conv_weights(weights):
    w = session.run(weights)
    print(w.shape, w.sum())


optimize(3)
print(session.run(cost, {x: images, y_true: labels}))
plot_conv_weights(weights=weights_conv1)
plot_conv_weights(weights=weights_conv2)
