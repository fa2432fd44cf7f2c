"""All variables of a graph, among which are those of an optimizer."""

import tensorflow as tf

w = tf.Variable(1.0)
train = tf.train.AdamOptimizer(0.1).minimize(tf.square(w))
print(len(tf.global_variables()))  # refused: optimizer_slot
