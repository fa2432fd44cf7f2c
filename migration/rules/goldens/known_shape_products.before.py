"""A convolution whose features are counted by products of static sizes."""
import numpy as np
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 8, 8, 1])
h = tf.nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
n = int(np.prod(h.get_shape()[1:]))
m = np.prod(h.get_shape().as_list()[1:])
k = h.get_shape()[1:4].num_elements()
s = h.get_shape()[1:]
flat = tf.reshape(h, [-1, n])
w = tf.get_variable('fc', [n, 3], initializer=tf.constant_initializer(0.1))
u = tf.Variable(tf.ones([m, 2]))
b = tf.get_variable("b", [int(flat.get_shape()[1]) // 16, 3])
logits = tf.matmul(flat, w) + b
z = tf.matmul(flat, u)
d = int(np.prod(x.shape[1:]))
f2 = tf.reshape(x, [-1, d])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run([logits, z, f2], {x: np.linspace(0, 1, 64).reshape(1, 8, 8, 1)}), n, m, k, d)
