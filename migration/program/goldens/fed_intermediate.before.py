import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2], name='x')
v = tf.Variable(tf.ones([2, 2]), name='v')
u = tf.Variable(tf.ones([2, 1]), name='u')
hidden = tf.matmul(x, v, name='hidden')
output = tf.matmul(hidden, u)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    state = sess.run(hidden, feed_dict={x: [[1.0, 2.0]]})
    print(sess.run(output, feed_dict={x: [[1.0, 2.0]]}))
    print(sess.run(output, feed_dict={hidden: state + 1.0}))
