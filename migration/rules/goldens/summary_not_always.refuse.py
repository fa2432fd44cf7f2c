"""A summary that is run each time and written now and then."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
w = tf.Variable(2.0, name='w')
loss = w * x
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
tf.summary.scalar('loss', loss)
merged = tf.summary.merge_all()

with tf.Session() as sess:
    writer = tf.summary.FileWriter('logs')
    sess.run(tf.global_variables_initializer())
    for turn in range(10):
        summary, _ = sess.run([merged, train], {x: 1.0})
        while turn % 3 == 0:
            writer.add_summary(summary, turn)  # refused: conditional_summary
            break
