"""A net whose methods make layers, one for each call."""
import numpy as np
import tensorflow as tf


def leak_relu(x, alpha=0.1):
    return tf.maximum(alpha * x, x)


class ConvLayer(tf.Module):
    """Conv layer"""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def __call__(self, x, id, num_filters, filter_size, stride):
        in_channels = x.get_shape().as_list()[-1]
        if not hasattr(self, 'weight'):
            with tf.init_scope():
                self.weight = tf.Variable(tf.random.truncated_normal([filter_size, filter_size, in_channels, num_filters], stddev=0.1))
                self.bias = tf.Variable(tf.zeros([num_filters, ]))
        # padding, note: not using padding="SAME"
        pad_size = filter_size // 2
        pad_mat = np.array([[0, 0], [pad_size, pad_size], [pad_size, pad_size], [0, 0]])
        x_pad = tf.pad(x, pad_mat)
        conv = tf.nn.conv2d(x_pad, self.weight, strides=[1, stride, stride, 1], padding="VALID")
        return self.net._activate(tf.nn.bias_add(conv, self.bias))


class FcLayer(tf.Module):
    def __call__(self, x, id, num_out, activation=None):
        num_in = x.get_shape().as_list()[-1]
        if not hasattr(self, 'weight'):
            with tf.init_scope():
                self.weight = tf.Variable(tf.random.truncated_normal([num_in, num_out], stddev=0.1))
                self.bias = tf.Variable(tf.zeros([num_out, ]))
        output = tf.matmul(x, self.weight) + self.bias
        if activation:
            output = activation(output)
        return output


class Net(object):
    """Finds two numbers in an image."""

    def __init__(self, size, verbose=True):
        self.verbose = verbose
        self.size = size
        self.act = leak_relu
        self._build_net()

    def _build_net(self):
        self.images_spec = tf.TensorSpec([None, self.size, self.size, 1], tf.float32)
        self.conv_layer_1 = ConvLayer(self)
        self.conv_layer_2 = ConvLayer(self)
        self.fc_layer_1 = FcLayer()
        self.fc_layer_2 = FcLayer()
        self.compute_predicts = tf.function(self.compute_predicts, input_signature=[
            self.images_spec,
        ])

    def compute_predicts(self, images):
        images = tf.cast(images, tf.float32)
        net = self.conv_layer_1(images, 1, 4, 3, 1)
        net = self._maxpool_layer(net, 2, 2)
        net = self.conv_layer_2(net, 2, 6, 3, 2)
        net = self._flatten(net)
        net = self.fc_layer_1(net, 3, 5, activation=leak_relu)
        return self.fc_layer_2(net, 4, 2)

    def _activate(self, x):
        return self.act(x) if self.verbose else x

    def _maxpool_layer(self, x, pool_size, stride):
        return tf.nn.max_pool(x, [1, pool_size, pool_size, 1], strides=[1, stride, stride, 1], padding="SAME")

    def _flatten(self, x):
        nums = int(np.prod(x.get_shape().as_list()[1:]))
        return tf.reshape(x, [-1, nums])

    def detect(self, image):
        return self.compute_predicts(np.float32(image[np.newaxis])).numpy()[0]


net = Net(8)
print(net.detect(np.ones([8, 8, 1], np.float32)))
