"""A learning rate in a variable, which is assigned between epochs."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
lr = tf.Variable(0.1, trainable=False, dtype=tf.float32)
new_lr = tf.placeholder(tf.float32, shape=[])
update_lr = tf.assign(lr, new_lr)
loss = tf.reduce_sum(tf.square(w))
train = tf.train.RMSPropOptimizer(lr, momentum=0.5).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(4):
        sess.run(update_lr, feed_dict={new_lr: 0.1 * 0.5 ** epoch})
        for i in range(2):
            sess.run(train)
            print(sess.run(loss))
    print(sess.run([w, lr]))
