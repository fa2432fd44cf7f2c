"""Averages of tensors at the level of the session, of which only TensorFlow knows the sizes."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
mean, variance = tf.nn.moments(x, [0])
ema = tf.train.ExponentialMovingAverage(decay=0.9)
update = ema.apply(var_list=[mean, variance])
with tf.control_dependencies([update]):
    trained = (x - mean) / tf.sqrt(variance + 1e-3)
tested = (x - ema.average(mean)) / tf.sqrt(ema.average(variance) + 1e-3)

random = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        print(sess.run(tested, {x: random.rand(4, 3)}))
        print(sess.run(trained, {x: random.rand(4, 3)}))
