"""Loops at the level of the session that call a function which makes layers."""
import numpy as np
import tensorflow as tf


class ConvLayer(tf.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.w = tf.Variable(tf.random.truncated_normal([3, 3, n_in, n_out], stddev=0.1))

    def __call__(self, x):
        return tf.nn.relu(tf.nn.conv2d(x, self.w, [1, 1, 1, 1], 'SAME'))


x_spec = tf.TensorSpec([None, 4, 4, 1], tf.float32)
y_spec = tf.TensorSpec([None, 3], tf.float32)
conv_layer = ConvLayer(1, 4)
conv_layers = []
for i in range(2):
    conv_layers.append(ConvLayer(4, 4))
sizes = [4, 5, 3]
conv_layers_2 = []
for n_in, n_out in zip(sizes[:-1], sizes[1:]):
    conv_layers_2.append(ConvLayer(n_in, n_out))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        # The body of the net.
        net = conv_layer(x)
        for i in range(2):
            # One more convolution.
            net = conv_layers[i](net) + net
        next_conv_layers_2 = iter(conv_layers_2)
        for n_in, n_out in zip(sizes[:-1], sizes[1:]):
            net = next(next_conv_layers_2)(net)
        out = tf.reduce_mean(net, [1, 2])
        loss = tf.reduce_mean(tf.square(out - y))
    variables = [
        conv_layer.w, conv_layers[0].w, conv_layers[1].w, conv_layers_2[0].w, conv_layers_2[1].w,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 4, 4, 1), rng.rand(6, 3)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
