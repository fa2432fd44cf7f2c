"""Two functions find one variable by its name."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x = tf.placeholder(tf.float32, [None, 5])
y = tf.placeholder(tf.float32, [None, 2])


def dense(t, n, scope):
    with tf.variable_scope(scope, reuse=tf.AUTO_REUSE):
        w = tf.get_variable('w', [t.shape[1].value, n])
        return tf.matmul(t, w)


def train_tower(t):
    return dense(t, 2, 'shared')


def test_tower(t):
    return dense(t * 3.0, 2, 'shared')


out = train_tower(x)
loss = tf.reduce_mean(tf.square(out - y)) + tf.reduce_mean(test_tower(x))

opt = tf.train.AdamOptimizer(0.02).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        _, l = sess.run([opt, loss], feed_dict={x: data, y: want})
        print(i, l)
    print(sess.run(out, feed_dict={x: data}).sum())

