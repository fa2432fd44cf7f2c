"""Updates inside of branches: of one variable or of another, in groups, or not at all."""

import numpy as np
import tensorflow as tf

even_spec = tf.TensorSpec([], tf.bool)
count = tf.Variable(0.0)
best = tf.Variable(10.0)


@tf.function(input_signature=[even_spec])
def run_move(even):
    return tf.cond(even, lambda: count.assign_add(1.0), lambda: count.assign_sub(2.0))


@tf.function(input_signature=[even_spec])
def run_both(even):
    tf.cond(even, lambda: tf.group(count.assign_add(1.0), best.assign(4.0)), tf.no_op)


def improve():
    return best.assign_add(3.0)


@tf.function(input_signature=[even_spec])
def run_keep_and_best(even):
    keep = tf.cond(even, improve, lambda: tf.identity(best))
    return keep, best


for i in range(4):
    print(run_move(np.bool_(i % 2 == 0)).numpy())
    run_both(np.bool_(i % 3 == 0))
    print([count.numpy(), best.numpy()])
    print([value.numpy() for value in run_keep_and_best(np.bool_(i == 1))])
