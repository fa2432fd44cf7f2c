"""Weight decay that is written out, and the l2 loss of a list of variables."""

import tensorflow as tf

w1 = tf.Variable([[1.0, -1.0], [0.5, 2.0]])
w2 = tf.Variable([3.0, 1.0])
x = tf.placeholder(tf.float32, [2, 2])
output = tf.reduce_sum(tf.matmul(x, w1), 1) * w2
decay = 0.01 * tf.add_n([tf.nn.l2_loss(w1), tf.nn.l2_loss(w2)])
loss = tf.reduce_mean(tf.square(output)) + decay
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        sess.run(train, {x: [[1.0, 2.0], [3.0, 4.0]]})
    print(sess.run([loss, decay], {x: [[1.0, 2.0], [3.0, 4.0]]}))
