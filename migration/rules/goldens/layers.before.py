"""A small network of tf.layers, with batch normalization and dropout."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(60, 8, 8, 1).astype(np.float32)
targets = rng.randint(0, 3, [60])

x = tf.placeholder(tf.float32, [None, 8, 8, 1])
y = tf.placeholder(tf.int32, [None])
is_training = tf.placeholder(tf.bool)

# The network.
conv = tf.layers.conv2d(x, 4, 3, padding='same', activation=tf.nn.relu, name='conv')
conv = tf.layers.batch_normalization(conv, momentum=0.9, training=is_training)
pool = tf.layers.max_pooling2d(conv, 2, 2)
flat = tf.layers.flatten(pool)
hidden = tf.layers.dense(flat, 16, tf.nn.relu)
hidden = tf.layers.dropout(hidden, 0.3, training=is_training)
logits = tf.layers.dense(hidden, 3)

loss = tf.reduce_mean(tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))

# The averages of batch normalization move with each step.
update_ops = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
with tf.control_dependencies(update_ops):
    train_op = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(6):
        batch = slice(10 * step, 10 * step + 10)
        _, c = sess.run(
            [train_op, loss], {x: images[batch], y: targets[batch], is_training: True})
        print('loss', c)
    print('test loss', sess.run(loss, {x: images, y: targets, is_training: False}))
