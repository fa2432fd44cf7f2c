"""A denoiser whose parts are computed with different feeds, by one function."""

import numpy as np
import tensorflow as tf

SIZE = 6


def encoder(pixels, units, keep):
    with tf.variable_scope('encoder'):
        init = tf.truncated_normal_initializer(stddev=0.5)
        w_in = tf.get_variable('w_in', [pixels.get_shape()[1], units], initializer=init)
        hidden = tf.nn.dropout(tf.nn.tanh(tf.matmul(pixels, w_in)), keep)
        w_out = tf.get_variable('w_out', [units, 2 * units], initializer=init)
        code = tf.matmul(hidden, w_out)
    return code[:, :units], tf.nn.softplus(code[:, units:])


def decoder(code, reuse=False):
    with tf.variable_scope('decoder', reuse=reuse):
        init = tf.truncated_normal_initializer(stddev=0.5)
        w = tf.get_variable('w', [code.get_shape()[1], SIZE], initializer=init)
        b = tf.get_variable('b', [SIZE], initializer=tf.zeros_initializer())
        return tf.sigmoid(tf.matmul(code, w) + b)


# Makes all parts of the model at once.
def denoiser(noisy, clean, units, keep):
    mean, deviation = encoder(noisy, units, keep)

    # A code near the mean.
    code = mean + deviation * tf.random_normal(tf.shape(mean))
    restored = decoder(code)

    errors = tf.reduce_sum(tf.square(restored - clean), 1)
    spread = tf.reduce_mean(tf.square(mean) + tf.square(deviation))
    loss = tf.reduce_mean(errors) + 0.1 * spread
    return restored, code, loss, -spread


def imagine(code):
    return decoder(code, reuse=True)


def main(units=3):
    noisy = tf.placeholder(tf.float32, [None, SIZE], name='noisy')
    clean = tf.placeholder(tf.float32, [None, SIZE], name='clean')
    keep = tf.placeholder(tf.float32)
    given = tf.placeholder(tf.float32, [None, units])

    restored, code, loss, narrow = denoiser(noisy, clean, units, keep)
    imagined = imagine(given)
    train = tf.train.AdamOptimizer(0.05).minimize(loss)

    random = np.random.RandomState(3)
    images = random.rand(8, SIZE)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for epoch in range(3):
            noise = images + 0.1 * random.randn(8, SIZE)
            _, value, low = sess.run(
                [train, loss, narrow], feed_dict={noisy: noise, clean: images, keep: 0.8}
            )
            print('epoch', epoch, value, low)
        print(sess.run(restored, feed_dict={noisy: images, keep: 1.0}))
        print(sess.run(code, feed_dict={noisy: images[:2], keep: 1.0}))
        print(sess.run([code, restored], feed_dict={noisy: images[:2], keep: 1.0}))
        print(sess.run(imagined, feed_dict={given: np.eye(units)}))


if __name__ == '__main__':
    main()
