"""Collections of fetches that are built before the run."""

import tensorflow as tf
w = tf.Variable(2.0)
v = w * 3
loss = tf.square(v)
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
fetches = [train, loss]
more = {'v': v, 'w': w}
app = [v]
app.append(loss)
app.append(train)
tup = (v, w)
both = fetches + [v]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    _, l = sess.run(fetches)
    print(l)
    r = sess.run(more)
    print(r['v'], r['w'])
    r = sess.run(app)
    print(r[0], r[1])
    a, b = sess.run(tup)
    print(a, b)
    print(sess.run(both)[2])
    print(sess.run([fetches, v])[0][1])
