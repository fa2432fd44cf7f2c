"""Two quantities that grow and fade, in updates of one group."""
import numpy as np
import tensorflow as tf

rate_spec = tf.TensorSpec((), tf.float32)

grown = tf.Variable(np.ones([2, 3], dtype=np.float32))
faded = tf.Variable(np.full([3], 8.0, dtype=np.float32))


@tf.function(input_signature=[rate_spec])
def run_step(rate):
    grown_ = grown * (1.0 + rate)
    faded_ = faded * (1.0 - rate)
    # Both in one operation.
    grown.assign(grown_)
    faded.assign(faded_)


for i in range(10):
    run_step(0.25)
print(grown.numpy())
print(tf.reduce_sum(faded).numpy())
