"""Training that there is only in some runs, where more than training depends on the condition."""

import sys

import tensorflow as tf

training = len(sys.argv) < 3
x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable([[1.0], [2.0]])
loss = tf.reduce_mean(tf.matmul(x, w))
terms = [loss]
if training:  # refused: graph_in_control_flow
    terms.append(tf.nn.l2_loss(w))  # refused: graph_value_escape
    train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)  # refused: graph_value_escape
total = tf.add_n(terms)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    if training:
        sess.run(train, {x: [[1.0, 2.0]]})
    print(sess.run(total, {x: [[1.0, 2.0]]}))
