"""TensorFlow 1 by way of tensorflow.compat.v1."""

import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

a = tf.placeholder(tf.float32, [2])
total = tf.reduce_sum(a, keepdims=True)
v = tf.get_variable('v', initializer=tf.constant(2.0))
product = v * total

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(product, {a: [1.0, 2.5]}))
    sess.run(tf.assign(v, 4.0))
    print(sess.run([product, v], {a: [1.0, 2.5]}))
