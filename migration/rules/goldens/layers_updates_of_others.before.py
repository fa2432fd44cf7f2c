"""Each training moves all averages, also those of a network that its loss does not depend on."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(4)
left = rng.randn(24, 4).astype(np.float32)
right = rng.randn(24, 3).astype(np.float32)


def tower(x, name, training):
    with tf.variable_scope(name, reuse=tf.AUTO_REUSE):
        h = tf.layers.dense(x, 5, use_bias=False)
        h = tf.layers.batch_normalization(h, momentum=0.7, training=training)
        return tf.layers.dense(tf.nn.relu(h), 1)


a = tf.placeholder(tf.float32, [None, 4])
b = tf.placeholder(tf.float32, [None, 3])
first = tower(a, 'first', True)
second = tower(b, 'second', True)
loss_first = tf.reduce_mean(tf.square(first - 1.0))
loss_second = tf.reduce_mean(tf.square(second + 1.0))
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train_first = tf.train.GradientDescentOptimizer(0.1).minimize(loss_first)
    train_second = tf.train.GradientDescentOptimizer(0.1).minimize(loss_second)
tests = tower(a, 'first', False) + tower(b, 'second', False)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        feed = {a: left[i:i + 8], b: right[i:i + 8]}
        print(sess.run([train_first, loss_first], feed_dict=feed)[1])
        print(sess.run([train_second, loss_second], feed_dict=feed)[1])
    print(sess.run(tests, feed_dict={a: left[:4], b: right[:4]}))
