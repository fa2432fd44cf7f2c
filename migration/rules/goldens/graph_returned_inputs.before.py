"""Inputs, network and training in functions that hand each other what they made."""
import numpy as np
import tensorflow as tf


def make_inputs(n):
    x = tf.placeholder(tf.float32, [None, n], name='x')
    y = tf.placeholder(tf.float32, [None, 1], name='y')
    return x, y


def network(x, n):
    w = tf.Variable(tf.ones([n, 1]) * 0.5, name='w')
    b = tf.Variable(tf.zeros([1]), name='b')
    return tf.matmul(x, w) + b


def run_training(sess, train_op, loss, x, y, steps=3):
    for step in range(steps):
        _, value = sess.run([train_op, loss], feed_dict={x: np.ones([2, 3]), y: np.zeros([2, 1])})
        print(step, value)


def main():
    x, y = make_inputs(3)
    prediction = network(x, 3)
    loss = tf.reduce_mean(tf.square(prediction - y))
    train_op = tf.train.GradientDescentOptimizer(0.05).minimize(loss)
    sess = tf.Session()
    sess.run(tf.global_variables_initializer())
    run_training(sess, train_op, loss, x, y)
    print(sess.run(prediction, feed_dict={x: np.ones([1, 3])}))
    sess.close()


if __name__ == '__main__':
    main()
