"""A branch that waits for an update made before the condition, which happens in any case."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [])
total = tf.Variable(1.0)
update = tf.assign_add(total, x)


def add_and_square():
    # The sum changes first.
    with tf.control_dependencies([update]):
        return tf.square(x)


y = tf.cond(x > 1.5, add_and_square, lambda: x - 1.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: 2.0}))
    print(sess.run(total))
    print(sess.run(y, {x: 1.0}))
    print(sess.run(total))
