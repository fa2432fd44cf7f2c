"""Assignments by methods, from a placeholder, and of several variables in one run."""

import tensorflow as tf

total = tf.Variable(0.0)
count = tf.Variable(0, dtype=tf.int32)
value = tf.placeholder(tf.float32, [])
add = tf.assign_add(total, value)
increment = count.assign_add(1)
reset = total.assign(0.0)
mean = total / tf.cast(count, tf.float32)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for number in [2.0, 4.0, 9.0]:
        sess.run([add, increment], feed_dict={value: number})
        print(sess.run(mean))
    print(sess.run([total, count]))
    sess.run(reset)
    print(sess.run(add, {value: 1}), sess.run(total))
