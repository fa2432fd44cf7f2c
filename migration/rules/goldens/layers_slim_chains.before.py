"""Chains of layers, which repeat and stack make, in a function and outside of one."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
layers = tf.contrib.layers

rng = np.random.RandomState(4)
images = rng.rand(24, 6, 6, 2).astype(np.float32)
targets = rng.randint(0, 3, [24])


def vgg(x, units):
    with tf.variable_scope('vgg', reuse=tf.AUTO_REUSE):
        with slim.arg_scope([slim.conv2d, slim.fully_connected],
                            weights_regularizer=slim.l2_regularizer(0.01)):
            net = slim.repeat(x, 2, slim.conv2d, 4, [3, 3], scope='conv1')
            net = slim.max_pool2d(net, [2, 2], scope='pool1')
            net = slim.repeat(net, 1, slim.conv2d, 5, [3, 3], padding='SAME')
            net = slim.flatten(net)
            # All of one kind.
            return slim.stack(net, slim.fully_connected, [7, units],
                              activation_fn=tf.nn.tanh, scope='fc')


x = tf.placeholder(tf.float32, [None, 6, 6, 2])
y = tf.placeholder(tf.int64, [None])
features = vgg(x, 5)
tests = vgg(x, 5)
logits = layers.stack(features, layers.fully_connected, [(4, tf.nn.elu), (3, None)])
tf.losses.sparse_softmax_cross_entropy(y, logits)
total = tf.losses.get_total_loss()
train = tf.train.GradientDescentOptimizer(0.05).minimize(total)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, value = sess.run([train, total], {x: images[i:i + 8], y: targets[i:i + 8]})
        print('%.5f' % value)
    print(sess.run(tests, {x: images[:3]}))
    print(len(tf.trainable_variables()))
