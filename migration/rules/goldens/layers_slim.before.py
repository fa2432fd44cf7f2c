"""A small network of slim, whose scopes give arguments to the layers."""

import numpy as np
import tensorflow as tf
import tensorflow.contrib.slim as slim

rng = np.random.RandomState(0)
images = rng.rand(40, 8, 8, 2).astype(np.float32)
targets = rng.randint(0, 3, [40])

x = tf.placeholder(tf.float32, [None, 8, 8, 2])
y = tf.placeholder(tf.int32, [None])
is_training = tf.placeholder(tf.bool)

weight_decay = 0.01
with slim.arg_scope([slim.conv2d, slim.fully_connected],
                    weights_initializer=tf.truncated_normal_initializer(stddev=0.1),
                    weights_regularizer=slim.l2_regularizer(weight_decay)):
    with slim.arg_scope([slim.conv2d], normalizer_fn=slim.batch_norm):
        with slim.arg_scope([slim.batch_norm], is_training=is_training, decay=0.9):
            net = slim.conv2d(x, 4, [3, 3], scope='conv1')
            net = slim.max_pool2d(net, [2, 2], scope='pool1')
            net = slim.conv2d(net, 6, 3, stride=2, padding='VALID', scope='conv2')
    net = slim.flatten(net)
    net = slim.fully_connected(net, 8, activation_fn=tf.nn.tanh, scope='fc')
    net = slim.dropout(net, 0.8, is_training=is_training)
    logits = slim.fully_connected(net, 3, activation_fn=None, scope='logits')

tf.losses.sparse_softmax_cross_entropy(y, logits)
total = tf.losses.get_total_loss()
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train = tf.train.GradientDescentOptimizer(0.05).minimize(total)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        part = slice(10 * step, 10 * step + 10)
        print(sess.run([total, train], {x: images[part], y: targets[part], is_training: True})[0])
    print(sess.run(logits, {x: images[:3], is_training: False}))
