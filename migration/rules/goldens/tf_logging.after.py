"""Tells what it does through the logger of TensorFlow."""

import logging
import tensorflow as tf

tf.get_logger().setLevel('INFO')

w = tf.Variable([1.0, 2.0], name='w')


@tf.function
def run_grow():
    return w.assign_add(w)


for step in range(3):
    run_grow()
    tf.get_logger().info('step %d', step)
tf.get_logger().log(logging.WARNING, 'it has grown')
print(w.numpy(), tf.get_logger().getEffectiveLevel() == logging.INFO)
