"""A graph that computes with the result of an assignment."""

import tensorflow as tf

w = tf.Variable(3.0)


@tf.function
def run_twice_and_new():
    new = w.assign_add(1.0)
    twice = new * 2.0
    return twice, new


@tf.function
def run_text():
    new = w.assign_add(1.0)
    twice = new * 2.0
    return twice + 0.5


print(run_text().numpy())
print([value.numpy() for value in run_twice_and_new()])
print(w.numpy())
