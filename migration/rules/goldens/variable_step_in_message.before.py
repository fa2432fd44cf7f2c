"""The global step that tf.train keeps, for a schedule and a message."""

import tensorflow as tf

step = tf.train.get_or_create_global_step()
lr = tf.train.piecewise_constant(step, [3, 6], [0.3, 0.1, 0.01])
v = tf.Variable([4.0, -2.0])
loss = tf.nn.l2_loss(v)
train = tf.train.MomentumOptimizer(lr, momentum=0.9).minimize(loss, global_step=step)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(8):
        current = sess.run(loss)
        sess.run(train)
        print('%d %.6f' % (tf.train.global_step(sess, step), current))
    print(sess.run(v))
