"""A penalty that is collected in a loop, with comments at variables."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def dense(t, n, scope):
    """Multiplies."""
    with tf.variable_scope(scope):
        w = tf.get_variable('w', [t.shape[1].value, n])  # weights
        # not zero
        b = tf.get_variable('b', [n], initializer=tf.constant_initializer(0.1))  # biases
        return tf.matmul(t, w) + b, w


def net(t, keep=1.0):
    results = {}
    penalty = 0.0
    with tf.variable_scope('net'):
        for name, size in [('a', 4), ('b', 3)]:
            t, w = dense(t, size, name)
            results[name] = t
            penalty += tf.nn.l2_loss(w)
        results['out'], w = dense(t, 2, 'out')
        results['penalty'] = penalty + tf.nn.l2_loss(w)
    return results


results = net(x)
out = results['out']
loss = tf.reduce_mean(tf.square(out - y)) + 0.01 * results['penalty']

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

