"""Saves layers whose sizes the code does not tell, and goes on with them in another graph."""

import numpy as np
import tensorflow as tf

x = np.linspace(-1, 1, 12, dtype=np.float32)[:, np.newaxis]
y = np.power(x, 2)


def save():
    tf_x = tf.placeholder(tf.float32, x.shape)
    tf_y = tf.placeholder(tf.float32, y.shape)
    hidden = tf.layers.dense(tf_x, 10, tf.nn.relu)
    output = tf.layers.dense(hidden, 1)
    loss = tf.losses.mean_squared_error(tf_y, output)
    train_op = tf.train.AdamOptimizer(0.1).minimize(loss)
    sess = tf.Session()
    sess.run(tf.global_variables_initializer())
    saver = tf.train.Saver()
    for step in range(3):
        print(sess.run([train_op, loss], {tf_x: x, tf_y: y})[1])
    saver.save(sess, './params', write_meta_graph=False)


def reload():
    tf_x = tf.placeholder(tf.float32, x.shape)
    tf_y = tf.placeholder(tf.float32, y.shape)
    hidden = tf.layers.dense(tf_x, 10, tf.nn.relu)
    output = tf.layers.dense(hidden, 1)
    loss = tf.losses.mean_squared_error(tf_y, output)
    train_op = tf.train.AdamOptimizer(0.1).minimize(loss)
    sess = tf.Session()
    saver = tf.train.Saver()
    saver.restore(sess, './params')
    print(sess.run(loss, {tf_x: x, tf_y: y}))
    print(sess.run([train_op, loss], {tf_x: x, tf_y: y})[1])
    print(sess.run(loss, {tf_x: x, tf_y: y}))


save()
tf.reset_default_graph()
reload()
