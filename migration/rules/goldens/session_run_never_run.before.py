"""What is computed from random numbers that are run, and is never run itself."""

import tensorflow as tf

x = tf.random_uniform([], -1, 1, seed=3)
y = tf.random_uniform([], -1, 1, seed=5)
out = tf.case(
    {
        tf.less(x, y): lambda: tf.add(x, y),
        tf.greater(x, y): lambda: tf.subtract(x, y),
    },
    default=lambda: tf.constant(0.0),
    exclusive=True,
)
doubled = [2.0 * value for value in [x, y]]

# Another exercise.
start = tf.random_normal([3], seed=7)
w = tf.Variable(start * 2.0)
z = tf.diag(tf.linspace(1.0, 2.0, 3))
rest = tf.matrix_determinant(z) + x

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(x).shape, sess.run(w).shape)
    print(sess.run(z))
