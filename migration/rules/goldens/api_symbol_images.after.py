"""Convolutions and pools, with the parameter names of TensorFlow 1."""

import numpy as np
import tensorflow as tf

images_spec = tf.TensorSpec([None, 4, 4, 2], tf.float32)
kernel = tf.Variable(tf.ones([2, 2, 2, 3]) * 0.1)


def compute_plain(images):
    return tf.nn.conv2d(images, kernel, [1, 1, 1, 1], 'VALID')


@tf.function(input_signature=[images_spec])
def evaluate(images):
    plain = compute_plain(images)
    strided = tf.nn.conv2d(images, filters=kernel, strides=[1, 2, 2, 1], padding='SAME')
    average = tf.nn.avg_pool(images, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
    largest = tf.nn.max_pool(input=images, ksize=[1, 3, 3, 1], strides=[1, 1, 1, 1], padding='VALID')
    return plain, strided, average, largest


@tf.function(input_signature=[images_spec])
def evaluate_2(images):
    plain = compute_plain(images)
    biased = tf.nn.bias_add(plain, tf.constant([1.0, 2.0, 3.0]))
    normalized = tf.nn.lrn(plain, 4, bias=1.0, alpha=0.001 / 9.0, beta=0.75)
    back = tf.nn.conv2d_transpose(
        plain, tf.ones([2, 2, 2, 3]), tf.stack([tf.shape(images)[0], 4, 4, 2]), [1, 1, 1, 1], 'VALID')
    deep = tf.nn.depthwise_conv2d(images, tf.ones([2, 2, 2, 1]), [1, 1, 1, 1], 'SAME')
    return biased, normalized, back, deep


pixels = np.arange(32.0).reshape(1, 4, 4, 2)
print([value.numpy() for value in evaluate(np.float32(pixels))])
print([value.numpy() for value in evaluate_2(np.float32(pixels))])
