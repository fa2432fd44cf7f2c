"""A loss after a step of gradient descent, whose own gradient trains."""

import tensorflow as tf

w = tf.Variable([1.0, -2.0])
x = tf.placeholder(tf.float32, [2])
inner = tf.reduce_sum(tf.square(w * x - 1.))
g = tf.gradients(inner, [w])[0]
fast = w - 0.1 * g
outer = tf.reduce_sum(tf.square(fast * x + 1.))
train = tf.train.GradientDescentOptimizer(0.05).minimize(outer)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, a, b = sess.run([train, inner, outer], {x: [1., i]})
        print(a, b)
