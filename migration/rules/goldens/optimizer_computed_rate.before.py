"""A learning rate that is computed from what is fed."""

import tensorflow as tf

lr = tf.placeholder_with_default(0.1, [])
w = tf.Variable([2.0, -1.0])
opt = tf.train.AdamOptimizer(lr * 0.5, epsilon=0.1)
loss = tf.nn.l2_loss(w)
train = opt.minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        sess.run(train, {lr: 0.2 if i % 2 else 0.1})
        print(sess.run(loss))
