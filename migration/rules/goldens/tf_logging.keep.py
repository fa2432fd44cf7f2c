"""Another module that is called logging."""

import logging

import tensorflow as tf

logging.info('%s', tf.constant(1.0))
tf.get_logger().setLevel('ERROR')
