"""Momentum by hand: what remembers the steps has the shapes of what it moves."""

import numpy as np
import tensorflow as tf

KIND = tf.float32
rows, columns = 3, 2

x = tf.placeholder(KIND, [None, rows], name='x')
y = tf.placeholder(KIND, [None, columns], name='y')
w = tf.Variable(tf.constant(-0.5, shape=[rows, columns]), name='w')
b = tf.Variable(tf.constant(0.25, KIND, [columns]), name='b')
speed_w = tf.Variable(tf.zeros_like(w), trainable=False)
speed_b = tf.Variable(tf.zeros_like(b), trainable=False)
scale = tf.Variable(0.5 * tf.ones_like(b), trainable=False)

loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b * scale - y))
grad_w, grad_b = tf.gradients(loss, [w, b])
faster = tf.group(
    speed_w.assign(0.9 * speed_w + grad_w),
    speed_b.assign(0.9 * speed_b + grad_b),
)
with tf.control_dependencies([faster]):
    move = tf.group(w.assign_sub(0.1 * speed_w), b.assign_sub(0.1 * speed_b))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    data = np.random.RandomState(5).rand(4, rows + columns).astype(KIND.as_numpy_dtype)
    for step in range(4):
        feed = {x: data[:, :rows], y: data[:, rows:]}
        value, _ = sess.run([loss, move], feed)
        print(step, value, KIND.name)
    print(sess.run([w, b, scale]))
