"""Threads that would feed queues, of which there are none."""

import tensorflow as tf

w = tf.Variable(1.0)


@tf.function
def compute_y():
    return w * 2


coord = tf.train.Coordinator()
threads = []
try:
    for step in range(3):
        if coord.should_stop():
            break
        print(compute_y().numpy())
finally:
    coord.request_stop()
coord.join(threads)
print(coord.should_stop())
