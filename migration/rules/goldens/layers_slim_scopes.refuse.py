"""Scopes around calls of a function give its layers other arguments in each call."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim


def project(x, scope):
    return slim.fully_connected(x, 3, scope=scope)  # refused: layers


def normalise(x, reuse):
    return slim.batch_norm(x, scope='norm', reuse=reuse)  # refused: layers


def inference(x, training):
    with slim.arg_scope([slim.batch_norm], is_training=training, decay=0.8):
        return normalise(x, not training)


x = tf.placeholder(tf.float32, [None, 4])
with slim.arg_scope([slim.fully_connected], activation_fn=tf.nn.tanh):
    a = project(x, 'a')
with slim.arg_scope([slim.fully_connected], activation_fn=tf.nn.sigmoid):
    b = project(x, 'b')
trained = inference(x, True)
tested = inference(x, False)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([a, b], {x: np.ones([2, 4])}))
    print(sess.run(trained, {x: np.ones([2, 4])}))
    print(sess.run(tested, {x: np.ones([2, 4])}))
