"""Two updates are made where they are run, and one reads what the other one writes."""
import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(0.0)
v = tf.placeholder(tf.float32, [])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([tf.assign(a, v), tf.assign(b, a * 2)], {v: 5.0}))  # refused: unordered_updates
