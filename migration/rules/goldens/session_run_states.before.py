"""Collections of tensors among the fetches."""

import tensorflow as tf
x = tf.placeholder(tf.float32, [])
w = tf.Variable(2.0)
a = x * w
b = a + 1
state = (a, b)
d = {'s': state, 'w': w}
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    s, v = sess.run([state, w], {x: 2})
    print(s, v)
    (p, q), v = sess.run([state, w], {x: 2})
    print(p, q, v)
    print(sess.run(state, {x: 1}), sess.run(d, {x: 1}))
    (p, q) = sess.run(state, {x: 3})
    print(p, q)
    u = sess.run([state, [state, b]], {x: 3})
    print(u)
