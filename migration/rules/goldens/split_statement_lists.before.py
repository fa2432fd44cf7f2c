"""A loop that keeps the variables it makes in a dictionary and in a list."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)


def main():
    sizes = [5, 4, 3, 2]
    x = tf.placeholder(tf.float32, [None, 5])
    y = tf.placeholder(tf.float32, [None, 2])
    params = {}
    regular = []
    h = x
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        # He's initial values.
        std = np.sqrt(2.0 / n_in)
        W = tf.Variable((std * rng.randn(n_in, n_out)).astype(np.float32), name='W')
        params['W%d' % i] = W
        params['b%d' % i] = tf.Variable(tf.zeros([n_out]))
        regular.append(W)
        h = tf.matmul(h, W) + params['b%d' % i]
        if i < 2:
            h = tf.nn.relu(h)
    loss = tf.reduce_mean(tf.square(h - y)) + 0.01 * tf.add_n([tf.nn.l2_loss(w) for w in regular])
    step = tf.train.AdamOptimizer(0.1).minimize(loss, var_list=list(params.values()))
    data, want = rng.rand(6, 5), rng.rand(6, 2)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(4):
            _, l = sess.run([step, loss], feed_dict={x: data, y: want})
            print(i, l)
        print(sess.run(params['b0']))


main()
