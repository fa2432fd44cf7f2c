"""Graph that is built between runs, and variables that change in between."""

import tensorflow as tf

w = tf.Variable(1.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    doubled = w * 2
    print(sess.run(doubled))
    sess.run(w.assign(5.0))
    print(sess.run(doubled))
    more = doubled + 1
    sess.run(tf.assign(w, doubled))
    print(sess.run([w, more]))
    while sess.run(w) < 30:
        sess.run(w.assign_add(8.0))
    print([sess.run(w) for _ in range(2)], f'{sess.run(w):.1f}')
    print('big' if sess.run(more) > 60 else 'small')
