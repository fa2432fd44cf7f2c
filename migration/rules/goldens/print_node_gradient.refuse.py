"""A print that TF 1 leaves out where only the gradient is needed, and others that have no place."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
w = tf.Variable(1.0)
loss = tf.reduce_mean(x * w)
loss = tf.Print(loss, [loss], 'loss')  # refused: call_for_gradient
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
total = tf.reduce_sum(tf.Print(x, [x]))  # refused: print_node
few = tf.Print(x, [x], first_n=2)  # refused: print_node

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {x: [1.0]})
    print(sess.run([total, few], {x: [1.0]}))
