"""Initializers of tf.get_variable: TF 1's defaults are other than TF 2's."""

import tensorflow as tf

a = tf.Variable(tf.keras.initializers.GlorotUniform()([40, 30]), name='a')
b = tf.Variable(tf.keras.initializers.TruncatedNormal(stddev=1.0)([40, 30]), name='b')
c = tf.Variable(tf.random_normal_initializer(0.0, 0.02)([40, 30], tf.float32), name='c')
d = tf.Variable(tf.random_uniform_initializer(-0.1, 0.1)([40, 30]), name='d')
e = tf.Variable(tf.constant_initializer([[1.0, 2.0], [3.0, 4.0]])([2, 2]), name='e')
f = tf.Variable([1, 2, 3], name='f')
g = tf.Variable(tf.ones_initializer()([3], tf.float64), trainable=False, name='g')


@tf.function
def compute_deviation():
    return tf.sqrt(tf.reduce_mean(tf.square(tf.stack([a, b, c, d])), [1, 2]))


print(compute_deviation().numpy().round(1))
print([e.numpy(), f.numpy(), g.numpy()])
