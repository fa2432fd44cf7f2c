"""Forces, as gradients of an energy by the argument of a function."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [3])
def energy_and_force(pos):
    shifted = pos - 1.0
    e = tf.reduce_sum(shifted ** 4)
    force = -tf.gradients(e, [pos])[0]
    return e, force
e, f = energy_and_force(x)
e2, f2 = energy_and_force(x * 2.)
with tf.Session() as sess:
    print(sess.run([e, f, e2, f2], {x: [1., 2., 3.]}))
    print(sess.run(f2, {x: [1., 2., 3.]}))
