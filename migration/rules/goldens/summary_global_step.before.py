"""Numbers summaries by the global step, fetched by the same run or by another one."""

import tempfile

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
w = tf.Variable(2.0, name='w')
global_step = tf.Variable(0, name='global_step', trainable=False)
loss = tf.reduce_mean(tf.square(w * x))
train = tf.train.AdamOptimizer(0.1).minimize(loss, global_step=global_step)
summary = tf.summary.scalar('loss', loss)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
writer = tf.summary.FileWriter(tempfile.mkdtemp(), tf.get_default_graph())
for _ in range(3):
    _, written, step = sess.run([train, summary, global_step], feed_dict={x: [1.0, 2.0]})
    writer.add_summary(written, step)
    print(step)
for _ in range(2):
    number = sess.run(global_step)
    writer.add_summary(sess.run(summary, feed_dict={x: [1.0, 2.0]}), number)
writer.flush()
