"""Decays of weights, which a function leaves in a collection and another one adds up."""
import numpy as np
import tensorflow as tf


def make(name, shape, initializer):
    with tf.device('/cpu:0'):
        return tf.get_variable(name, shape, initializer=initializer, dtype=tf.float32)


def decayed(name, shape, stddev, rate):
    w = make(name, shape, tf.truncated_normal_initializer(stddev=stddev, seed=3))
    if rate is not None:
        decay = tf.multiply(tf.nn.l2_loss(w), rate, name='decay')
        tf.add_to_collection('losses', decay)
    return w


def classify(images):
    with tf.variable_scope('conv') as scope:
        kernel = decayed('kernel', shape=[3, 3, 1, 4], stddev=5e-2, rate=None)
        maps = tf.nn.conv2d(images, kernel, [1, 1, 1, 1], padding='SAME')
        bias = make('bias', [4], tf.constant_initializer(0.0))
        conv = tf.nn.relu(tf.nn.bias_add(maps, bias), name=scope.name)

    with tf.variable_scope('hidden') as scope:
        flat = tf.reshape(conv, [-1, 4 * 4 * 4])
        w = decayed('w', shape=[64, 8], stddev=0.04, rate=0.004)
        bias = make('bias', [8], tf.constant_initializer(0.1))
        hidden = tf.nn.relu(tf.matmul(flat, w) + bias, name=scope.name)

    with tf.variable_scope('scores') as scope:
        w = decayed('w', [8, 3], stddev=1 / 8.0, rate=0.001)
        bias = make('bias', [3], tf.constant_initializer(0.0))
        return tf.add(tf.matmul(hidden, w), bias, name=scope.name)


def objective(scores, labels):
    errors = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=scores)
    tf.add_to_collection('losses', tf.reduce_mean(errors, name='error'))
    # The error of the scores and the decays of all weights.
    return tf.add_n(tf.get_collection('losses'), name='objective')


def train():
    images = tf.placeholder(tf.float32, [None, 4, 4, 1])
    labels = tf.placeholder(tf.int64, [None])
    scores = classify(images)
    loss = objective(scores, labels)
    train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
    data = np.random.RandomState(0).rand(6, 4, 4, 1)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(4):
            _, value = sess.run([train_op, loss], {images: data, labels: [0, 1, 2, 0, 1, 2]})
            print(step, value)
        print(sess.run(scores, {images: data[:2]}))


train()
