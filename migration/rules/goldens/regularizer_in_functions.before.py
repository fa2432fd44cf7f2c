"""A regularizer that functions call, which make variables and keep the penalties."""
import numpy as np
import tensorflow as tf


def weight(shape, regularizer):
    w = tf.get_variable('w', shape, initializer=tf.ones_initializer())
    if regularizer != None: tf.add_to_collection('losses', regularizer(w))
    return w


def inference(inputs, regularizer, last):
    with tf.variable_scope('layer1'):

        w = weight([3, 4], regularizer)
        biases = tf.get_variable('biases', [4], initializer=tf.constant_initializer(0.0))
        layer1 = tf.nn.relu(tf.matmul(inputs, w) + biases)

    with tf.variable_scope('layer2'):
        w = weight([4, 1], last)
        biases = tf.get_variable('biases', [1], initializer=tf.constant_initializer(0.0))
        layer2 = tf.matmul(layer1, w) + biases

    return layer2


def main():
    x = tf.placeholder(tf.float32, [None, 3])
    regularizer = tf.contrib.layers.l2_regularizer(0.01)
    sparse = tf.contrib.layers.l1_regularizer(scale=0.02)
    y = inference(x, regularizer, sparse)
    loss = tf.reduce_mean(tf.square(y - 1)) + tf.add_n(tf.get_collection('losses'))
    train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(3):
            sess.run(train, {x: np.ones([2, 3])})
        print(sess.run(loss, {x: np.ones([2, 3])}))
        print(sess.run(y, {x: np.ones([2, 3])}))


main()
