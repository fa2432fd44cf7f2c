"""Statistics that are updated before each training step."""

import tensorflow as tf

w = tf.Variable(3.0)
mean = tf.Variable(0.0, trainable=False)
x = tf.placeholder(tf.float32, [None])
m = tf.reduce_mean(x)
update_mean = tf.assign(mean, 0.9 * mean + 0.1 * m)
loss = tf.reduce_mean(tf.square(w * x - 1.))
update_ops = [update_mean]
with tf.control_dependencies(update_ops):
    train = tf.train.AdamOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([train, loss], {x: [1., 2., i]})
        print(l)
    print(sess.run([w, mean]))
