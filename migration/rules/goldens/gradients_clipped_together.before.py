"""Gradients that are clipped by their common norm, and a step counter."""

import tensorflow as tf

w = tf.Variable([[3.0, -4.0], [10.0, 0.5]])
v = tf.Variable([1.0, 1.0])
x = tf.placeholder(tf.float32, shape=[None, 2])
loss = tf.reduce_sum(tf.square(tf.matmul(x, w) * v))
global_step = tf.Variable(0, trainable=False)
optimizer = tf.train.MomentumOptimizer(0.01, 0.9)
gradients, variables = zip(*optimizer.compute_gradients(loss))
gradients, _ = tf.clip_by_global_norm(gradients, 1.0)
train = optimizer.apply_gradients(zip(gradients, variables), global_step=global_step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(6):
        _, l = sess.run([train, loss], {x: [[1.0, 2.0], [0.5, -1.0]]})
        print(i, l)
    print(sess.run(w), sess.run(v), sess.run(global_step))
