import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2], name='x')
scale = tf.placeholder_with_default(2.0, [], name='scale')
keep_prob = tf.placeholder_with_default(tf.constant(1.0), shape=())
scaled = tf.nn.dropout(x * scale, keep_prob)

sess = tf.Session()
print(sess.run(scaled, feed_dict={x: [[1.0, 2.0]]}))
print(sess.run(scaled, feed_dict={x: [[1.0, 2.0]], scale: 3.0}))
print(sess.run(tf.reduce_sum(scaled), feed_dict={x: [[1.0, 2.0]], keep_prob: 0.5}) >= 0)
sess.close()
