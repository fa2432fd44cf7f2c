"""Matrices: determinants, solutions, decompositions, bands and products."""

import numpy as np
import tensorflow as tf

matrix_spec = tf.TensorSpec([2, 2], tf.float32)
vector = tf.constant([1.0, 1.0], dtype=tf.float32, shape=[2, 1])
diagonal = tf.linalg.diag([1.0, 2.0])


@tf.function(input_signature=[matrix_spec])
def evaluate(matrix):
    determinant = tf.linalg.det(matrix)
    solution = tf.linalg.solve(matrix, vector)
    root = tf.linalg.cholesky(tf.matmul(matrix, matrix, transpose_a=True))
    triangle = tf.linalg.band_part(matrix, -1, 0)
    product = tf.tensordot(matrix, matrix, 1)
    return determinant, solution, root, triangle, product


crossed = tf.linalg.cross([1.0, 0.0, 0.0], [0.0, 1.0, 0.0])
identity = tf.eye(2)

feed = {'matrix': [[2.0, 1.0], [1.0, 3.0]]}
print([value.numpy() for value in evaluate(np.float32(feed['matrix']))])
print([diagonal.numpy(), crossed.numpy(), identity.numpy()])
