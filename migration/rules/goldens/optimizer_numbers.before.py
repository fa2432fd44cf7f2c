"""Settings of optimizers that are not Python floats, as TF 1.x took them."""
import numpy as np
import tensorflow as tf

rate = np.float32(0.125)
x = tf.placeholder(tf.float32, [None])
w = tf.Variable([1.0, -2.0, 3.0], name='w')
v = tf.Variable([2.0, 1.0, 0.5], name='v')
descend = tf.train.GradientDescentOptimizer(1).minimize(tf.reduce_sum(tf.square(w * x)) / 64)
adam = tf.train.AdamOptimizer(learning_rate=rate).minimize(tf.reduce_sum(tf.square(v * x)))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        sess.run(descend, {x: [1.0, 2.0, 3.0]})
        sess.run(adam, {x: [1.0, 2.0, 3.0]})
    print(sess.run([w, v]))
