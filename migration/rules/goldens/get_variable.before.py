"""tf.get_variable at the level of the module, with scopes and without."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(4).randn(10, 4).astype(np.float32)
label = np.arange(10) % 3

x = tf.placeholder(tf.float32, [None, 4], name='x')
y = tf.placeholder(tf.int32, [None], name='y')

with tf.variable_scope('layer1'):
    w1 = tf.get_variable('w', [4, 5], initializer=tf.random_normal_initializer(stddev=0.3))
    b1 = tf.get_variable('b', [5], initializer=tf.constant_initializer(0.1))
    hidden = tf.nn.relu(tf.matmul(x, w1) + b1)
with tf.variable_scope('layer2'):
    w2 = tf.get_variable('w', shape=[5, 3])
    b2 = tf.get_variable('b', shape=[3], initializer=tf.zeros_initializer())
    logits = tf.matmul(hidden, w2) + b2
scale = tf.get_variable('scale', initializer=tf.constant(1.5))

loss = tf.reduce_mean(
    tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits * scale))
train = tf.train.AdamOptimizer(0.02).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        _, value = sess.run([train, loss], feed_dict={x: data, y: label})
        print(i, value)
    print(sess.run(scale), sess.run(b2))
