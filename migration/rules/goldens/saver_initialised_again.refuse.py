"""A saver does not hold what another session needs."""

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
b = tf.Variable(0.5, name='b')
grow = w.assign_add(w)
shift = b.assign_add(1.0)
saver = tf.train.Saver([w])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run([grow, shift])
    saver.save(sess, './model.ckpt')

with tf.Session() as sess:
    saver.restore(sess, './model.ckpt')
    sess.run(tf.global_variables_initializer())
    print(sess.run(w))

with tf.Session() as sess:
    saver.restore(sess, './model.ckpt')
    print(sess.run(b))  # refused: second_session
