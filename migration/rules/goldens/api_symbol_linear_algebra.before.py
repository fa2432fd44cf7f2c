"""Matrices: determinants, solutions, decompositions, bands and products."""

import tensorflow as tf

matrix = tf.placeholder(tf.float32, shape=[2, 2])
vector = tf.constant([1.0, 1.0], dtype=tf.float32, shape=[2, 1])
determinant = tf.matrix_determinant(matrix)
solution = tf.matrix_solve(matrix, vector)
root = tf.cholesky(tf.matmul(matrix, matrix, transpose_a=True))
triangle = tf.matrix_band_part(matrix, -1, 0)
diagonal = tf.matrix_diag([1.0, 2.0])
product = tf.tensordot(matrix, matrix, 1)
crossed = tf.cross([1.0, 0.0, 0.0], [0.0, 1.0, 0.0])
identity = tf.eye(2)

with tf.Session() as sess:
    feed = {matrix: [[2.0, 1.0], [1.0, 3.0]]}
    print(sess.run([determinant, solution, root, triangle, product], feed))
    print(sess.run([diagonal, crossed, identity]))
