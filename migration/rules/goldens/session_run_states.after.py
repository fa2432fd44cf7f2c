"""Collections of tensors among the fetches."""

import tensorflow as tf
x_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable(2.0)


@tf.function(input_signature=[x_spec])
def compute_a_and_b(x):
    a = x * w
    b = a + 1
    return a, b


@tf.function(input_signature=[x_spec])
def evaluate(x):
    a, b = compute_a_and_b(x)
    return [(a, b), w]


@tf.function(input_signature=[x_spec])
def evaluate_2(x):
    a, b = compute_a_and_b(x)
    return a, b, w


@tf.function(input_signature=[x_spec])
def evaluate_3(x):
    a, b = compute_a_and_b(x)
    return {'s': (a, b), 'w': w}


@tf.function(input_signature=[x_spec])
def evaluate_4(x):
    a, b = compute_a_and_b(x)
    return [(a, b), [(a, b), b]]


s, v = tf.nest.map_structure(lambda value: value.numpy(), evaluate(2.0))
print(s, v)
p, q, v = (value.numpy() for value in evaluate_2(2.0))
print(p, q, v)
print(tuple(value.numpy() for value in compute_a_and_b(1.0)), tf.nest.map_structure(lambda value: value.numpy(), evaluate_3(1.0)))
(p, q) = (value.numpy() for value in compute_a_and_b(3.0))
print(p, q)
u = tf.nest.map_structure(lambda value: value.numpy(), evaluate_4(3.0))
print(u)
