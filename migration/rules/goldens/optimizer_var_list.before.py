"""An optimizer that trains one of two variables, and one that is not trainable."""

import tensorflow as tf

trained = tf.Variable(2.0, name='trained')
left = tf.Variable(3.0, name='left')
fixed = tf.Variable(4.0, trainable=False, name='fixed')
loss = tf.square(trained * left - fixed)
optimizer = tf.train.GradientDescentOptimizer(0.01)
train = optimizer.minimize(loss, var_list=[trained])
train_all = tf.train.AdamOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        sess.run(train)
    print(sess.run([trained, left, fixed]))
    for _ in range(3):
        sess.run(train_all)
    print(sess.run([trained, left, fixed]))
