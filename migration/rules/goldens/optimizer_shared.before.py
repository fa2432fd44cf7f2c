"""One optimizer object for two losses, at rates that are fed."""

import tensorflow as tf

lr = tf.placeholder(tf.float32)
a = tf.Variable(2.0)
b = tf.Variable(2.0)
opt = tf.train.MomentumOptimizer(lr, 0.9)
ta = opt.minimize(tf.square(a))
tb = opt.minimize(tf.square(b), var_list=[b])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        sess.run(ta, {lr: 0.1})
        sess.run(tb, {lr: 0.1 / (i + 1)})
    print(sess.run([a, b]))
