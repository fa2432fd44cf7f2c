"""Activations, norms and elementwise functions."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
steep = tf.nn.relu(x) + tf.nn.relu6(x) + tf.nn.elu(x) + tf.nn.selu(x) + tf.nn.leaky_relu(x)
smooth = tf.nn.softplus(x) + tf.nn.softsign(x) + tf.nn.tanh(x) + tf.nn.sigmoid(x)
odds = tf.nn.log_softmax(x) + tf.nn.softmax(x)
norm = tf.norm(x, ord=2, axis=1, keep_dims=True)
clipped = tf.clip_by_value(x, -1.0, 1.0) + tf.clip_by_norm(x, 1.0)
rounded = tf.ceil(x) + tf.floor(x) + tf.round(x) + tf.sign(x)
special = tf.erf(x) + tf.lgamma(tf.abs(x) + 1.0) + tf.exp(x) + tf.sqrt(tf.square(x))
extremes = tf.maximum(x, 0.0) + tf.minimum(x, 0.0) + tf.negative(x) + tf.reciprocal(x)

with tf.Session() as sess:
    feed = {x: [[1.5, -2.0], [0.25, 4.0]]}
    print(sess.run([steep, smooth, odds, norm], feed))
    print(sess.run([clipped, rounded, special, extremes], feed))
