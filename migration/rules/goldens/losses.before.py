"""The losses of tf.losses: means over weights that are not zero, summed from a collection."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
points = rng.randn(12, 3).astype(np.float32)
kinds = rng.randint(0, 4, [12])
places = rng.rand(12, 2)
weight = np.float32([0, 1, 2, 0.5] * 3)

x = tf.placeholder(tf.float32, [None, 3])
kind = tf.placeholder(tf.int32, [None])
place = tf.placeholder(tf.float64, [None, 2])
w = tf.placeholder(tf.float32, [None])

hidden = tf.layers.dense(x, 5, tf.nn.tanh, kernel_regularizer=tf.contrib.layers.l2_regularizer(0.1))
logits = tf.layers.dense(hidden, 4)
position = tf.layers.dense(hidden, 2)

# Which kind it is.
tf.losses.sparse_softmax_cross_entropy(kind, logits, weights=w)
tf.losses.softmax_cross_entropy(tf.one_hot(kind, 4), logits, label_smoothing=0.1, weights=0.5)
# Where it is; the last one is only looked at.
distance = tf.losses.mean_squared_error(place, position)
tf.losses.absolute_difference(labels=place, predictions=position, weights=0.25)
huber = tf.losses.huber_loss(place, position, delta=0.7, loss_collection=None)

total = tf.losses.get_total_loss()
largest = tf.reduce_max(tf.stack(tf.losses.get_losses()))
train = tf.train.GradientDescentOptimizer(0.1).minimize(total)

near = tf.cast(place < 0.5, tf.float32)
others = [
    tf.losses.hinge_loss(near, position),
    tf.losses.log_loss(near, tf.sigmoid(position), epsilon=1e-5),
    tf.losses.sigmoid_cross_entropy(near, position, label_smoothing=0.2),
    tf.losses.cosine_distance(tf.nn.l2_normalize(near + 0.1, 1), tf.nn.l2_normalize(position, 1), 1),
    tf.losses.mean_squared_error(near, position, reduction=tf.losses.Reduction.SUM),
    tf.losses.compute_weighted_loss(tf.reduce_sum(position, 1), w),
]

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    feed = {x: points, kind: kinds, place: places, w: weight}
    for _ in range(4):
        print(sess.run([total, distance, huber, train], feed)[:3])
    print(sess.run(others, feed))
    print(sess.run(largest, feed))
