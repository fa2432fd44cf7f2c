"""Clipped gradients, applied at a rate that decays with the global step."""

import tensorflow as tf

w = tf.Variable([2.0, 1.0])
step = tf.train.get_or_create_global_step()
lr = tf.train.exponential_decay(0.1, step, 5, 0.9)
opt = tf.train.GradientDescentOptimizer(lr)
loss = tf.reduce_sum(tf.square(w))
grads, vs = zip(*opt.compute_gradients(loss))
grads, gnorm = tf.clip_by_global_norm(grads, 0.5)
train = opt.apply_gradients(zip(grads, vs), global_step=step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, n, s, r = sess.run([train, gnorm, step, lr])
        print(n, r, sess.run(w))
