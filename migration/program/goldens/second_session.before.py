import tensorflow as tf

counter = tf.Variable(0, name='counter', trainable=False)
increment = tf.assign_add(counter, 1)
init = tf.global_variables_initializer()

with tf.Session() as sess:
    sess.run(init)
    sess.run(increment)
    print(sess.run(increment))

with tf.Session() as sess:
    sess.run(init)
    print(sess.run(counter))
    print(increment.eval())
