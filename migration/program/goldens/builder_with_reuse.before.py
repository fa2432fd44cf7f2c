import tensorflow as tf


def network(inputs, reuse):
    with tf.variable_scope('net', reuse=reuse):
        w = tf.get_variable('w', [3, 2], initializer=tf.ones_initializer())
        b = tf.get_variable('b', [2], initializer=tf.zeros_initializer())
        return tf.nn.relu(tf.matmul(inputs, w) + b)


real = tf.placeholder(tf.float32, [None, 3], name='real')
fake = tf.placeholder(tf.float32, [None, 3], name='fake')
real_score = network(real, reuse=False)
fake_score = network(fake, reuse=True)
loss = tf.reduce_mean(real_score) - tf.reduce_mean(fake_score)
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    batch = [[1.0, 2.0, 3.0]]
    sess.run(train, feed_dict={real: batch, fake: [[0.0, 1.0, 0.0]]})
    print(sess.run(real_score, feed_dict={real: batch}))
    print(sess.run(fake_score, feed_dict={fake: batch}))
