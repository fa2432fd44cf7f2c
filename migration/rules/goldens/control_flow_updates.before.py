"""Updates inside of branches: of one variable or of another, in groups, or not at all."""

import tensorflow as tf

even = tf.placeholder(tf.bool, [])
count = tf.Variable(0.0)
best = tf.Variable(10.0)

move = tf.cond(even, lambda: tf.assign_add(count, 1.0), lambda: tf.assign_sub(count, 2.0))
both = tf.cond(even, lambda: tf.group(tf.assign_add(count, 1.0), tf.assign(best, 4.0)), tf.no_op)


def improve():
    return best.assign_add(3.0)


keep = tf.cond(even, improve, lambda: tf.identity(best))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        print(sess.run(move, {even: i % 2 == 0}))
        sess.run(both, {even: i % 3 == 0})
        print(sess.run([count, best]))
        print(sess.run([keep, best], {even: i == 1}))
