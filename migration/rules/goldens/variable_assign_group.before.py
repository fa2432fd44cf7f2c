"""Two quantities that grow and fade, in updates of one group."""
import numpy as np
import tensorflow as tf

sess = tf.InteractiveSession()

rate = tf.placeholder(tf.float32, shape=())

grown = tf.Variable(np.ones([2, 3], dtype=np.float32))
faded = tf.Variable(np.full([3], 8.0, dtype=np.float32))

grown_ = grown * (1.0 + rate)
faded_ = faded * (1.0 - rate)

# Both in one operation.
step = tf.group(
    grown.assign(grown_),
    faded.assign(faded_))

tf.global_variables_initializer().run()

for i in range(10):
    step.run({rate: 0.25})
print(grown.eval())
print(sess.run(tf.reduce_sum(faded)))
