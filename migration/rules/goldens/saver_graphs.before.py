"""Training and evaluation, each in a graph of its own; a file takes the weights across."""

import os
import tempfile

import numpy as np
import tensorflow as tf

X = np.random.RandomState(0).rand(20, 3).astype(np.float32)
Y = X.sum(1, keepdims=True)
PATH = os.path.join(tempfile.mkdtemp(), 'model.ckpt')


def inference(x, hidden):
    with tf.variable_scope('layer1'):
        w = tf.get_variable('weights', [3, hidden], initializer=tf.random_normal_initializer())
        b = tf.get_variable('biases', [hidden], initializer=tf.constant_initializer(0.0))
        h = tf.nn.relu(tf.matmul(x, w) + b)
    with tf.variable_scope('layer2'):
        w = tf.get_variable('weights', [hidden, 1], initializer=tf.random_normal_initializer())
    return tf.matmul(h, w)


def train():
    x = tf.placeholder(tf.float32, [None, 3], name='x')
    y_ = tf.placeholder(tf.float32, [None, 1], name='y')
    y = inference(x, 4)
    global_step = tf.Variable(0, trainable=False, name='global_step')
    loss = tf.reduce_mean(tf.square(y - y_))
    op = tf.train.AdamOptimizer(0.01).minimize(loss, global_step=global_step)
    saver = tf.train.Saver()
    with tf.Session() as sess:
        tf.global_variables_initializer().run()
        for _ in range(5):
            _, value, step = sess.run([op, loss, global_step], feed_dict={x: X, y_: Y})
        print(step, value)
        saver.save(sess, PATH)


def evaluate():
    with tf.Graph().as_default():
        x = tf.placeholder(tf.float32, [None, 3], name='x')
        y_ = tf.placeholder(tf.float32, [None, 1], name='y')
        y = inference(x, 4)
        loss = tf.reduce_mean(tf.square(y - y_))
        saver = tf.train.Saver()
        with tf.Session() as sess:
            saver.restore(sess, PATH)
            print(sess.run(loss, feed_dict={x: X, y_: Y}))


def main(argv=None):
    train()
    evaluate()


if __name__ == '__main__':
    tf.app.run()
