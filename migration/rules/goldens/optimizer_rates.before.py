"""Six optimizers at rates that go up and down."""

import tensorflow as tf

lr = tf.placeholder(tf.float32)
vs = [tf.Variable([3.0, 1.0]) for _ in range(6)]
a, b, c, d, e, f = vs
ta = tf.train.GradientDescentOptimizer(lr).minimize(tf.reduce_sum(tf.square(a)))
tb = tf.train.AdagradOptimizer(lr).minimize(tf.reduce_sum(tf.square(b)))
tc = tf.train.AdadeltaOptimizer(lr).minimize(tf.reduce_sum(tf.square(c)))
td = tf.train.FtrlOptimizer(lr).minimize(tf.reduce_sum(tf.square(d)))
te = tf.train.RMSPropOptimizer(lr, decay=0.8, momentum=0.9, centered=True).minimize(tf.reduce_sum(tf.square(e)))
tg = tf.train.AdamOptimizer(learning_rate=lr, beta1=0.5).minimize(tf.reduce_sum(tf.square(f)))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(8):
        rate = [.1, .3, .02][i % 3]
        sess.run(ta, {lr: rate})
        sess.run(tb, {lr: rate})
        sess.run(tc, {lr: rate})
        sess.run(td, {lr: rate})
        sess.run(te, {lr: rate})
        sess.run(tg, {lr: rate})
    print(sess.run([a, b, c, d, e, f]))
