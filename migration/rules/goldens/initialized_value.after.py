"""Initial values that rest on those of other variables."""

import tensorflow as tf

weights = tf.Variable(tf.random.normal([3, 2], stddev=0.35), name='weights')
copy = tf.Variable(weights.read_value(), name='copy')
twice = tf.Variable(weights.read_value() * 2.0, name='twice')


@tf.function
def compute_difference():
    return tf.reduce_sum(tf.abs(twice - weights - copy))


print(compute_difference().numpy())
weights.assign_add(tf.ones([3, 2]))
print(compute_difference().numpy(), copy.numpy() == twice.numpy() / 2)
