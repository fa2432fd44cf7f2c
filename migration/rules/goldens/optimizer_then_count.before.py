"""A training operation that waits for the others."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
step = tf.Variable(0, trainable=False)
loss = tf.reduce_sum(tf.square(w))
train_step = tf.train.GradientDescentOptimizer(0.1).minimize(loss, global_step=step)
counter = tf.Variable(10, trainable=False)
count = tf.assign_add(counter, 1)
with tf.control_dependencies([train_step, count]):
    train_op = tf.no_op(name='train')
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        sess.run(train_op)
        print(sess.run([w, step, counter]))
