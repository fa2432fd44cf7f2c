"""Gradients that several batches add up before they are applied."""

import tensorflow as tf

w = tf.Variable([1., 2.])
x = tf.placeholder(tf.float32, [2])
loss = tf.reduce_sum(tf.square(w * x - 1.))
opt = tf.train.AdamOptimizer(0.1)
tvs = [w]
accum_vars = [tf.Variable(tf.zeros_like(tv.initialized_value()), trainable=False) for tv in tvs]
zero_ops = [tv.assign(tf.zeros_like(tv)) for tv in accum_vars]
gvs = opt.compute_gradients(loss, tvs)
accum_ops = [accum_vars[i].assign_add(gv[0]) for i, gv in enumerate(gvs)]
train_step = opt.apply_gradients([(accum_vars[i], gv[1]) for i, gv in enumerate(gvs)])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for k in range(3):
        sess.run(zero_ops)
        for i in range(4):
            sess.run(accum_ops, feed_dict={x: [i, 1.]})
        sess.run(train_step)
        print(sess.run(w))
