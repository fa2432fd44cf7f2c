"""Gradients that are clipped one by one, where there are any."""

import tensorflow as tf

w = tf.Variable([[3.0, -4.0], [10.0, 0.5]])
v = tf.Variable([1.0, 1.0])
unused = tf.Variable(1.0)
x = tf.placeholder(tf.float32, shape=[None, 2])
loss = tf.reduce_sum(tf.square(tf.matmul(x, w) * v))
opt = tf.train.GradientDescentOptimizer(0.01)
# compute the gradients and clip them
gvs = opt.compute_gradients(loss)
capped_gvs = [(tf.clip_by_norm(grad, 5.), var) for grad, var in gvs if grad is not None]
train_op = opt.apply_gradients(capped_gvs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(6):
        _, l = sess.run([train_op, loss], {x: [[1.0, 2.0], [0.5, -1.0]]})
        print(i, l)
    print(sess.run(w), sess.run(v), sess.run(unused))
