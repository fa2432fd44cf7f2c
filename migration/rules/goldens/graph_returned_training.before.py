"""A training operation that a function makes and returns."""
import numpy as np
import tensorflow as tf


def inference(x):
    w = tf.Variable(tf.ones([3, 1]), name='w')
    return tf.matmul(x, w)


def training(loss, rate):
    opt = tf.train.GradientDescentOptimizer(rate)
    return opt.minimize(loss)


x = tf.placeholder(tf.float32, [None, 3])
y = inference(x)
loss = tf.reduce_mean(tf.square(y))
train_op = training(loss, 0.1)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        _, l = sess.run([train_op, loss], {x: np.ones([2, 3])})
        print(l)
