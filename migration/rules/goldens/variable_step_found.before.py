"""A global step that is made where it is passed on, and found again."""

import tensorflow as tf

w = tf.Variable(2.0)
loss = tf.square(w)
train = tf.train.AdamOptimizer(0.1).minimize(loss, global_step=tf.train.get_or_create_global_step())
gs = tf.train.get_global_step()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, s = sess.run([train, gs])
        print(sess.run(gs))
    print(sess.run(w))
