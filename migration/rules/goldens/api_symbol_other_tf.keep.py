"""A module called tf that is not TensorFlow, beside the real one."""

import tensorflow
import transforms as tf

x = tf.placeholder(tf.float32, [None])
tf.Session().run(tf.log(x))
print(tensorflow.reduce_sum([1.0, 2.0]))
