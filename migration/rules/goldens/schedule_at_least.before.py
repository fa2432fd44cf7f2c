"""A decaying rate with a floor."""

import tensorflow as tf

gs = tf.Variable(0, trainable=False)
lr = tf.maximum(tf.train.exponential_decay(0.1, gs, 2, 0.5), 0.02)
w = tf.Variable([3.0, 1.0])
loss = tf.reduce_sum(tf.square(w))
train = tf.train.AdamOptimizer(lr).minimize(loss, global_step=gs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(6):
        sess.run(train)
        print(sess.run([lr, gs]))
    print(sess.run(w))
