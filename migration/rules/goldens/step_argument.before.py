"""Functions that show whatever layer, or weights, they are given."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4], name='x')
keep = tf.placeholder_with_default(1.0, [])
weights_1 = tf.Variable(tf.ones([4, 3]))
layer_1 = tf.nn.relu(tf.matmul(x, weights_1))
weights_2 = tf.Variable(tf.ones([3, 2]))
layer_2 = tf.matmul(layer_1, weights_2) * keep
loss = tf.reduce_mean(tf.square(layer_2))
optimizer = tf.train.AdamOptimizer(0.01).minimize(loss)
session = tf.Session()
session.run(tf.global_variables_initializer())


def show_weights(weights):
    w = session.run(weights)
    print(w.min(), w.max(), w.shape)


def show_layer(layer, image):
    # One image.
    feed_dict = {x: [image], keep: 0.5}
    values = session.run(layer, feed_dict=feed_dict)
    print(values.shape, values.sum())


for _ in range(3):
    session.run(optimizer, feed_dict={x: np.ones([2, 4])})
show_weights(weights=weights_1)
show_weights(weights=weights_2)
show_layer(layer=layer_1, image=np.ones(4))
show_layer(layer_2, np.zeros(4))
