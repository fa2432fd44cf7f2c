"""Variables fetched beside the update: TF 1 gives them after it, a loss before it."""

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
x = tf.placeholder(tf.float32, [2], name='x')
loss = tf.reduce_sum(tf.square(w * x - 1.0))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        cost, weights, _ = sess.run([loss, w, train], feed_dict={x: [1.0, 0.5]})
        print(step, cost, weights)
