"""Convolutions and pools, with the parameter names of TensorFlow 1."""

import numpy as np
import tensorflow as tf

images = tf.placeholder(tf.float32, [None, 4, 4, 2])
kernel = tf.Variable(tf.ones([2, 2, 2, 3]) * 0.1)
plain = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], 'VALID')
strided = tf.nn.conv2d(images, filter=kernel, strides=[1, 2, 2, 1], padding='SAME')
average = tf.nn.avg_pool(images, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
largest = tf.nn.max_pool(value=images, ksize=[1, 3, 3, 1], strides=[1, 1, 1, 1], padding='VALID')
biased = tf.nn.bias_add(plain, tf.constant([1.0, 2.0, 3.0]))
normalized = tf.nn.lrn(plain, 4, bias=1.0, alpha=0.001 / 9.0, beta=0.75)
back = tf.nn.conv2d_transpose(
    plain, tf.ones([2, 2, 2, 3]), tf.stack([tf.shape(images)[0], 4, 4, 2]), [1, 1, 1, 1], 'VALID')
deep = tf.nn.depthwise_conv2d(images, tf.ones([2, 2, 2, 1]), [1, 1, 1, 1], 'SAME')

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    pixels = np.arange(32.0).reshape(1, 4, 4, 2)
    print(sess.run([plain, strided, average, largest], {images: pixels}))
    print(sess.run([biased, normalized, back, deep], {images: pixels}))
