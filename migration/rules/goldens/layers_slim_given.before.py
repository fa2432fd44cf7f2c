"""A function that returns what all layers of slim share, and is told how much they decay."""
import numpy as np
import tensorflow as tf
import tensorflow.contrib.slim as slim

rng = np.random.RandomState(8)
images = rng.rand(24, 6, 6, 1).astype(np.float32)
targets = rng.randint(0, 3, [24])


def shared(weight_decay=0.1, stddev=0.3):
    """Returns the arguments of all layers."""
    with slim.arg_scope([slim.conv2d, slim.fully_connected],
                        activation_fn=tf.nn.elu,
                        weights_initializer=tf.truncated_normal_initializer(stddev=0.3),
                        weights_regularizer=slim.l2_regularizer(weight_decay)):
        with slim.arg_scope([slim.conv2d], padding='VALID') as scope:
            return scope


def inference(x, scope='LeNet'):
    with tf.variable_scope(scope):
        net = slim.conv2d(x, 4, [3, 3], scope='conv1')
        net = slim.flatten(net)
        net = slim.fully_connected(net, 8, scope='fc2')
        return slim.fully_connected(net, 3, activation_fn=None, scope='fc3')


def biased(x, size, decay=0.2):
    regularizer = tf.contrib.layers.l1_regularizer(decay / 4)
    b = tf.get_variable('bias', [size], initializer=tf.constant_initializer(0.1),
                        regularizer=regularizer)
    return x + b


x = tf.placeholder(tf.float32, [None, 6, 6, 1])
y = tf.placeholder(tf.int64, [None])
with slim.arg_scope(shared(weight_decay=0.02)):
    logits = inference(x)
logits = biased(logits, 3)

tf.losses.sparse_softmax_cross_entropy(y, logits)
total = tf.losses.get_total_loss()
train = tf.train.GradientDescentOptimizer(0.05).minimize(total)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, value = sess.run([train, total], {x: images[i:i + 8], y: targets[i:i + 8]})
        print('%.5f' % value)
    print(sess.run(logits, {x: images[:3]}))
