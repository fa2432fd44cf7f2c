"""Values that are computed after an assignment in the same run."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
x = tf.placeholder(tf.float32, [2])
update = tf.assign_add(w, x)
with tf.control_dependencies([update]):
    new_w = tf.identity(w)
    doubled = w * 2.0
total = tf.reduce_sum(doubled)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(new_w, {x: [1., 1.]}))
    print(sess.run(total, {x: [1., 1.]}))
    print(sess.run([new_w, doubled], {x: [1., 1.]}))
    print(sess.run(w))
