"""A condition of two updates, of which a run fetches one; TF 1 makes only that one."""

import tensorflow as tf

chosen = tf.placeholder(tf.bool, [])
a = tf.Variable(1.0)
b = tf.Variable(2.0)
new_a, new_b = tf.cond(chosen,
                       lambda: [tf.assign(a, 5.0), tf.assign(b, 6.0)],  # refused: effect_not_fetched
                       lambda: [tf.identity(a), tf.identity(b)])

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(new_a, {chosen: True}))
    print(sess.run([a, b]))
