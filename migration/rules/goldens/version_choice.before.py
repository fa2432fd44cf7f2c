"""A line, fitted by a program that runs under many versions."""
from distutils.version import LooseVersion

import numpy as np
import tensorflow as tf

assert LooseVersion(tf.__version__) >= LooseVersion('1.0'), 'this version is too old'


def mean(x):
    # The name of the argument changed.
    if int(tf.__version__.split('.')[0]) >= 1:
        return tf.reduce_mean(x, axis=0)
    else:
        return tf.reduce_mean(x, reduction_indices=0)


xs = np.linspace(-1, 1, 20, dtype=np.float32)[:, np.newaxis]
ys = 0.5 * xs - 0.25

x = tf.placeholder(tf.float32, [None, 1])
y = tf.placeholder(tf.float32, [None, 1])
weight = tf.Variable([[0.1]])
bias = tf.Variable([0.3])
error = tf.matmul(x, weight) + bias - y
loss = tf.reduce_sum(mean(tf.square(error)))
train = tf.train.GradientDescentOptimizer(0.3).minimize(loss)

if LooseVersion(tf.__version__) < LooseVersion('0.12'):
    init = tf.initialize_all_variables()
elif LooseVersion(tf.__version__) < LooseVersion('1.2'):
    # In between.
    init = tf.global_variables_initializer()
else:
    init = tf.group(tf.global_variables_initializer(), tf.local_variables_initializer())

with tf.Session() as sess:
    # The names of both differ.
    if tf.__version__ < '1':
        sess.run(tf.initialize_all_variables())
    else:
        sess.run(init)
    for i in range(5):
        _, value = sess.run([train, loss], {x: xs, y: ys})
        if tf.__version__ >= '1.0': print(i, value)
        if not tf.__version__ >= '1.0':
            print('old')
    print(sess.run([weight, bias]))
