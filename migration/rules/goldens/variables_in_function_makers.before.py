"""A small convolutional net whose layers are functions that call makers of weights."""
import numpy as np
import tensorflow as tf


def weight_variable(shape):
    initial = tf.truncated_normal(shape, stddev=0.1)
    return tf.Variable(initial)


def bias_variable(shape):
    return tf.Variable(tf.constant(0.1, shape=shape))


def conv_layer(x, shape):
    W = weight_variable(shape)
    b = bias_variable([shape[3]])
    return tf.nn.relu(tf.nn.conv2d(x, W, strides=[1, 1, 1, 1], padding='SAME') + b)


def full_layer(x, size):
    in_size = int(x.get_shape()[1])
    W = weight_variable([in_size, size])
    b = bias_variable([size])
    return tf.matmul(x, W) + b


rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [None, 6, 6, 1])
y = tf.placeholder(tf.float32, [None, 3])
conv1 = conv_layer(x, shape=[3, 3, 1, 4])
conv2 = conv_layer(conv1, shape=[3, 3, 4, 2])
flat = tf.reshape(conv2, [-1, 6 * 6 * 2])
full = tf.nn.relu(full_layer(flat, 8))
logits = full_layer(full, 3)
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=logits, labels=y))
train = tf.train.AdamOptimizer(0.01).minimize(loss)

images = rng.rand(10, 6, 6, 1)
labels = np.eye(3)[rng.randint(0, 3, 10)]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        _, value = sess.run([train, loss], feed_dict={x: images, y: labels})
        print(i, value)
    print(sess.run(logits, feed_dict={x: images[:2]}))
