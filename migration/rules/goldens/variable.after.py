"""Variables whose names a program prints, and those that need other arguments in TF 2."""

import numpy as np
import tensorflow as tf

a = tf.Variable(tf.ones_initializer()([2, 3]), name='encoder/a')
b = tf.Variable(tf.zeros_initializer()([4]), name='encoder/inner/b')
c = tf.Variable(tf.zeros([5, 2]), name='encoder/c')
d = tf.Variable(tf.zeros([5]), True, name='encoder_1/c')
e = tf.Variable(2.0, name='scope/Variable')
f = tf.Variable([1.0, 2.0], trainable=False, name='Variable')
g = tf.Variable(lambda: tf.constant(3.0), name='Variable_1')

for v in [a, b, c, d, e, g]:
    print(v.name, v.shape, v.get_shape().as_list())
print([v.name.split(':')[0] for v in [a, b, c, e, f, g]], [v.name for v in [d]])
print('%d numbers' % sum(np.prod(v.get_shape().as_list()) for v in [a, b, c, e, f, g]))

print((tf.reduce_sum(a) + e * g).numpy(), f.numpy())
