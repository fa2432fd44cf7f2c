"""Two RMSProp optimizers whose steps fetch expressions, in several fetch sets."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
w = tf.Variable([1.0, 2.0])
v = tf.Variable([3.0, 4.0])
loss_w = tf.reduce_sum(tf.square(w * x - 1.0))
loss_v = tf.reduce_sum(tf.square(v * x + 1.0))
train_w = tf.train.RMSPropOptimizer(0.1).minimize(loss_w)
train_v = tf.train.RMSPropOptimizer(0.1, decay=0.5).minimize(loss_v)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: [1.0, 2.0]}
    sess.run(train_w, feed)
    sess.run(train_v, feed)
    for _ in range(2):
        _, doubled = sess.run([train_w, loss_w * 2], feed_dict=feed)
        print(doubled)
        _, value = sess.run([train_v, loss_v / 2], feed)
        print(value)
    _, value = sess.run([train_w, loss_w], feed)
    print(value, sess.run([w, v]))
