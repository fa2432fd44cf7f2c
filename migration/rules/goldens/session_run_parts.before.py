"""Parts of what a run returns, and other uses of the whole."""

import tensorflow as tf
x = tf.placeholder(tf.float32, [])
y = x * 2
z = y + 1
with tf.Session() as sess:
    (a,), [b, (c,)] = sess.run(((y,), [z, (y,)]), {x: 1})
    print(a, b, c)
    a, *rest = sess.run([y, z, y], {x: 1})
    print(a, rest)
    d = e = sess.run([y, z], {x: 2})
    print(d, e)
    s = {}
    s['a'], s['b'] = sess.run([y, z], {x: 3})
    print(s)
    print(sess.run([y, z], {x: 3})[-1:], sess.run([y, z], {x: 3})[::-1], sess.run((y, z), {x: 3})[0:1])
    i = 1
    print(sess.run([y, z], {x: 3})[i])
    print(dict(zip(['y', 'z'], sess.run([y, z], {x: 3}))))
    print(*sess.run([y, z], {x: 3}))
    print(sum(sess.run([y, z], {x: 3})))
    for v in sess.run([y, z], {x: 1}):
        print(v)
