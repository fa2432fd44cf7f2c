"""Names that were imported from modules inside of TensorFlow."""

import numpy as np
import tensorflow as tf
from tensorflow.python.framework import dtypes, ops
from tensorflow.python.ops import array_ops, math_ops
from tensorflow.python.ops.nn import relu
from tensorflow.python.platform import tf_logging as logging

ops.reset_default_graph()

x = tf.placeholder(dtypes.float32, [None, 3])
w = tf.Variable(np.linspace(-1, 1, 6).reshape(3, 2), dtype=dtypes.float32)
y = relu(math_ops.matmul(x, w))
rows = array_ops.shape(y)[0]
total = math_ops.reduce_sum(y, axis=1, keepdims=True)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    values, count = sess.run([total, rows], {x: [[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]]})
    logging.info('%d rows', count)
    print(values)
