"""The None that a fetched operation gives, and parts of what a run returns."""

import tensorflow as tf
w = tf.Variable(2.0)
v = w * 3
loss = tf.square(v)
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    r = sess.run([train, loss])
    print(r[0], r[1])
    r = sess.run([loss, train])
    print(r)
    a, b = sess.run((train, v))[0], 3
    print(a, b)
    l = sess.run([train, loss])[1]
    print(l)
    a, b = sess.run([v, loss, train])[:2]
    print(a, b)
    print(sess.run([train, v, loss])[1:])
    print(sess.run([train, v, loss])[-1])
    for _, z in [sess.run([train, v])]:
        print(z)
