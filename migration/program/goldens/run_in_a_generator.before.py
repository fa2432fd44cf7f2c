import tensorflow as tf

x = tf.placeholder(tf.float32, [], name='x')
w = tf.Variable(1.0, name='w')
loss = tf.square(w * x - 3.0)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)


def losses(session, count):
    for _ in range(count):
        _, value = session.run([train, loss], feed_dict={x: 2.0})
        yield value


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for value in losses(sess, 3):
        print(value, sess.run(w))
