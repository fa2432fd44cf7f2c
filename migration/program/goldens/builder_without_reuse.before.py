import tensorflow as tf


def dense(inputs, units, trainable=True):
    size = inputs.get_shape().as_list()[-1]
    w = tf.Variable(tf.ones([size, units]), name='w', trainable=trainable)
    b = tf.Variable(tf.zeros([units]), name='b')
    return tf.matmul(inputs, w) + b


x = tf.placeholder(tf.float32, [None, 3], name='x')
hidden = dense(x, 4)
with tf.name_scope('head'):
    frozen = dense(hidden, 2, trainable=False)
output = dense(frozen, 1)
train = tf.train.GradientDescentOptimizer(0.01).minimize(tf.reduce_sum(output))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, feed_dict={x: [[1.0, 2.0, 3.0]]})
    print(sess.run(hidden, feed_dict={x: [[1.0, 2.0, 3.0]]}))
    print(sess.run(output, feed_dict={x: [[1.0, 2.0, 3.0]]}))
