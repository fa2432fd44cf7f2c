"""A moving average that is kept by hand, with an assignment that uses the old value."""

import tensorflow as tf

decay = 0.75
signal = tf.placeholder(tf.float32, [2])
average = tf.Variable(tf.zeros([2]), trainable=False)
update = average.assign(decay * average + (1 - decay) * signal)
difference = signal - average

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for step in range(4):
    print(sess.run(difference, {signal: [1.0, step]}))
    new = sess.run(update, feed_dict={signal: [1.0, step]})
    print(step, new)
print(sess.run(average))
sess.close()
