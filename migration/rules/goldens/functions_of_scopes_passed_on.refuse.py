"""A function that makes variables is passed on as a value."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def dense(t, n, scope):
    with tf.variable_scope(scope):
        w = tf.get_variable('w', [t.shape[1].value, n])
        return tf.matmul(t, w)


def apply(function, t):
    return function(t, 2, 'a')


out = apply(dense, x)  # refused: variables_in_function, variables_and_graph, placeholder_escape
loss = tf.reduce_mean(tf.square(out - y))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

