"""A function that computes more of a graph, and feeds now this and now that of its placeholders."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 3])
shift = tf.placeholder(tf.float32, [None, 3])
total = tf.reduce_sum(x - 2 * shift)

sess = tf.Session()


def half(one, other):  # refused: several_calls
    return sess.run(total / 2, {one: np.ones([2, 3]), other: np.zeros([2, 3])})


def forget(thing):  # refused: several_calls
    doubled = total * 2
    return sess.run([doubled, thing], {x: np.ones([2, 3]), shift: np.ones([2, 3])})


print(half(x, shift), half(shift, x))
print(forget(total), forget(total / 3))
