"""A net whose methods make layers, one for each call."""
import numpy as np
import tensorflow as tf


def leak_relu(x, alpha=0.1):
    return tf.maximum(alpha * x, x)


class Net(object):
    """Finds two numbers in an image."""

    def __init__(self, size, verbose=True):
        self.verbose = verbose
        self.size = size
        self.act = leak_relu
        self.sess = tf.Session()
        self._build_net()
        self.sess.run(tf.global_variables_initializer())

    def _build_net(self):
        self.images = tf.placeholder(tf.float32, [None, self.size, self.size, 1])
        net = self._conv_layer(self.images, 1, 4, 3, 1)
        net = self._maxpool_layer(net, 2, 2)
        net = self._conv_layer(net, 2, 6, 3, 2)
        net = self._flatten(net)
        net = self._fc_layer(net, 3, 5, activation=leak_relu)
        net = self._fc_layer(net, 4, 2)
        self.predicts = net

    def _conv_layer(self, x, id, num_filters, filter_size, stride):
        """Conv layer"""
        in_channels = x.get_shape().as_list()[-1]
        weight = tf.Variable(tf.truncated_normal([filter_size, filter_size, in_channels, num_filters], stddev=0.1))
        bias = tf.Variable(tf.zeros([num_filters, ]))
        # padding, note: not using padding="SAME"
        pad_size = filter_size // 2
        pad_mat = np.array([[0, 0], [pad_size, pad_size], [pad_size, pad_size], [0, 0]])
        x_pad = tf.pad(x, pad_mat)
        conv = tf.nn.conv2d(x_pad, weight, strides=[1, stride, stride, 1], padding="VALID")
        return self._activate(tf.nn.bias_add(conv, bias))

    def _activate(self, x):
        return self.act(x) if self.verbose else x

    def _fc_layer(self, x, id, num_out, activation=None):
        num_in = x.get_shape().as_list()[-1]
        weight = tf.Variable(tf.truncated_normal([num_in, num_out], stddev=0.1))
        bias = tf.Variable(tf.zeros([num_out, ]))
        output = tf.matmul(x, weight) + bias
        if activation:
            output = activation(output)
        return output

    def _maxpool_layer(self, x, pool_size, stride):
        return tf.nn.max_pool(x, [1, pool_size, pool_size, 1], strides=[1, stride, stride, 1], padding="SAME")

    def _flatten(self, x):
        nums = int(np.prod(x.get_shape().as_list()[1:]))
        return tf.reshape(x, [-1, nums])

    def detect(self, image):
        return self.sess.run(self.predicts, feed_dict={self.images: image[np.newaxis]})[0]


net = Net(8)
print(net.detect(np.ones([8, 8, 1], np.float32)))
