"""A rate that decays with the number of examples, for momentum."""

import tensorflow as tf

BATCH = 10
batch = tf.Variable(0, dtype=tf.float32)
learning_rate = tf.train.exponential_decay(0.1, batch * BATCH, 64, 0.95, staircase=True)
w = tf.Variable([3.0, 1.0])
loss = tf.reduce_sum(tf.square(w))
optimizer = tf.train.MomentumOptimizer(learning_rate, 0.9).minimize(loss, global_step=batch)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(12):
        lr = sess.run(learning_rate)
        sess.run(optimizer)
        print(sess.run(loss), lr)
    print(sess.run([w, batch]))
