"""Fetches that nest: in lists, tuples and dictionaries."""

import tensorflow as tf
w = tf.Variable(2.0)


def compute_v_and_u():
    v = w * 3
    u = v + 1
    return v, u


@tf.function
def evaluate():
    v, u = compute_v_and_u()
    return w, v, u


@tf.function
def evaluate_2():
    v, u = compute_v_and_u()
    return [(v, u), {'w': w, 'more': [u]}]


@tf.function
def evaluate_3():
    v, u = compute_v_and_u()
    return {'a': [w, v], 'b': {'c': u}}


@tf.function
def evaluate_4():
    v, u = compute_v_and_u()
    return u, v, w


a, b, c = (value.numpy() for value in evaluate())
print(a, b, c)
r = tf.nest.map_structure(lambda value: value.numpy(), evaluate_2())
print(r, type(r[0]).__name__)
d = tf.nest.map_structure(lambda value: value.numpy(), evaluate_3())
print(d)
p, q, r = (value.numpy() for value in evaluate_4())
print(p, q, r)
