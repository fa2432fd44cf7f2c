"""A variable that there is only in some runs, in a list of all of them."""

import sys

import tensorflow as tf

training = len(sys.argv) < 3
x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[1.0], [2.0]])
loss = tf.reduce_mean(tf.matmul(x, w))
if training:  # refused: graph_in_control_flow
    b = tf.Variable(3.0)
    bias = tf.train.GradientDescentOptimizer(0.1).minimize(tf.square(b))
penalty = tf.add_n([tf.nn.l2_loss(v) for v in tf.trainable_variables()])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    if training:
        sess.run(bias, {x: [[1.0, 2.0]]})
    print(sess.run([loss, penalty], {x: [[1.0, 2.0]]}))
