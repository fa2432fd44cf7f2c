"""Functions with annotations and with parameters that are given by name."""
from typing import List

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
y = x * 2.0


def run(sess: tf.Session, value: List[float] = (1.0, 2.0)) -> np.ndarray:
    return sess.run(y, {x: value})


def run_by_name(value, *, session, fetch=None, times=1):
    return session.run(fetch, {x: value}) * times


with tf.Session() as sess:
    print(run(sess), run(sess, [3.0]))
    print(run_by_name([1.0, 2.0], session=sess, fetch=y, times=3))
