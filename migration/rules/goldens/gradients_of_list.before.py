"""The gradients of each of several losses."""

import tensorflow as tf

w = tf.Variable([1., 2.])
losses = [tf.reduce_sum(w ** k) for k in range(1, 4)]
grads = [tf.gradients(l, w)[0] for l in losses]
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(grads))
    print(sess.run([grads[1], losses[2]]))
