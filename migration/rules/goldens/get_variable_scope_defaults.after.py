"""Variable scopes whose defaults the variables inherit."""

import tensorflow as tf

start = tf.constant_initializer(2.0)

w = tf.Variable(start([2], tf.float64), name='w')
b = tf.Variable(tf.ones_initializer()([3], tf.float64), name='b')
# Its own initializer wins.
c = tf.Variable(tf.zeros_initializer()([3], tf.float64), name='c')
d = tf.Variable(start([2], tf.float32), name='d')


@tf.function
def compute_total():
    return tf.reduce_sum(w) + tf.reduce_sum(b) + tf.reduce_sum(c)


print(compute_total().numpy(), d.numpy())
print(w.numpy().dtype, b.numpy().dtype, d.numpy().dtype)
