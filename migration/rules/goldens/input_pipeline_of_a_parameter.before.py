"""A function that trains on the dataset it is given, which it starts again at each end."""

import numpy as np
import tensorflow as tf

RATE = 0.05


def fit(dataset, turns):
    with tf.name_scope('data'):
        iterator = dataset.make_initializable_iterator()
        size, price = iterator.get_next()

    with tf.name_scope('model'):
        slope = tf.get_variable('slope', initializer=tf.constant(0.5))
        offset = tf.get_variable('offset', initializer=tf.constant(0.0))
        error = tf.reduce_mean(tf.square(slope * size + offset - price), name='error')

    train = tf.train.GradientDescentOptimizer(RATE).minimize(error)

    with tf.Session() as sess:
        sess.run(iterator.initializer)
        sess.run(tf.global_variables_initializer())
        for turn in range(turns):
            try:
                value, _ = sess.run([error, train])
                print('turn %d: %.4f' % (turn, value))
            except tf.errors.OutOfRangeError:
                sess.run(iterator.initializer)
        print(sess.run([slope, offset]))


def main():
    sizes = np.linspace(0.0, 2.0, 10).astype(np.float32)
    pairs = tf.data.Dataset.from_tensor_slices((sizes, 3.0 * sizes + 1.0)).batch(4)
    fit(pairs, 9)


if __name__ == '__main__':
    main()
