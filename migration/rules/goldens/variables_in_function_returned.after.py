"""Layers whose functions give back the weights too, for a look at them."""
import numpy as np
import tensorflow as tf

img_size = 6
num_channels = 1


def new_weights(shape):
    return tf.Variable(tf.random.truncated_normal(shape, stddev=0.05))


def new_biases(length):
    return tf.Variable(tf.constant(0.05, shape=[length]))


class NewConvLayer(tf.Module):
    def __init__(self, num_input_channels, filter_size, num_filters):
        super().__init__()
        # Shape of the filter-weights for the convolution.
        shape = [filter_size, filter_size, num_input_channels, num_filters]
        self.weights = new_weights(shape=shape)
        # One for each filter.
        self.biases = new_biases(length=num_filters)

    def __call__(self, input, use_pooling=True):
        layer = tf.nn.conv2d(input=input, filters=self.weights, strides=[1, 1, 1, 1], padding='SAME')
        layer += self.biases
        if use_pooling:
            layer = tf.nn.max_pool(input=layer, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')
        layer = tf.nn.relu(layer)
        return layer, self.weights


def flatten_layer(layer):
    layer_shape = layer.get_shape()
    num_features = layer_shape[1:4].num_elements()
    layer_flat = tf.reshape(layer, [-1, num_features])
    return layer_flat, num_features


class NewFcLayer(tf.Module):
    def __call__(self, input, num_inputs, num_outputs, use_relu=True):
        if not hasattr(self, 'weights'):
            with tf.init_scope():
                self.weights = new_weights(shape=[num_inputs, num_outputs])
                self.biases = new_biases(length=num_outputs)
        layer = tf.matmul(input, self.weights) + self.biases
        if use_relu:
            layer = tf.nn.relu(layer)
        return layer


x_spec = tf.TensorSpec([None, 36], tf.float32, name='x')
y_true_spec = tf.TensorSpec([None, 3], tf.float32, name='y_true')
new_conv_layer_1 = NewConvLayer(num_input_channels=num_channels, filter_size=3, num_filters=4)
weights_conv1 = new_conv_layer_1.weights
new_conv_layer_2 = NewConvLayer(num_input_channels=4, filter_size=3, num_filters=5)
weights_conv2 = new_conv_layer_2.weights
layer_fc1_layer = NewFcLayer()
layer_fc2_layer = NewFcLayer()


@tf.function(input_signature=[x_spec, y_true_spec])
def compute_cost(x, y_true):
    x_image = tf.reshape(x, [-1, img_size, img_size, num_channels])
    layer_conv1, _ = new_conv_layer_1(input=x_image, use_pooling=True)
    layer_conv2, _ = new_conv_layer_2(input=layer_conv1, use_pooling=False)
    layer_flat, num_features = flatten_layer(layer_conv2)
    layer_fc1 = layer_fc1_layer(input=layer_flat, num_inputs=num_features, num_outputs=8, use_relu=True)
    layer_fc2 = layer_fc2_layer(input=layer_fc1, num_inputs=8, num_outputs=3, use_relu=False)
    cross_entropy = tf.nn.softmax_cross_entropy_with_logits(logits=layer_fc2, labels=y_true)
    return tf.reduce_mean(cross_entropy)


optimizer = tf.keras.optimizers.Adam(learning_rate=1e-3, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_true_spec])
def train_step(x, y_true):
    with tf.GradientTape() as tape:
        cost = compute_cost(x, y_true)
    variables = [
        *new_conv_layer_1.trainable_variables, *new_conv_layer_2.trainable_variables,
        *layer_fc1_layer.trainable_variables, *layer_fc2_layer.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))


rng = np.random.RandomState(0)
images, labels = rng.rand(10, 36), np.eye(3)[rng.randint(0, 3, 10)]

def optimize(num_iterations):
    for i in range(num_iterations):
        train_step(np.float32(images), np.float32(labels))


def plot_conv_weights(weights):
    w = weights.numpy()
    print(w.shape, w.sum())


optimize(3)
print(compute_cost(np.float32(images), np.float32(labels)).numpy())
plot_conv_weights(weights=weights_conv1)
plot_conv_weights(weights=weights_conv2)
