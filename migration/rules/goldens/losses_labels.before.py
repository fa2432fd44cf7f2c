"""Class labels with and without a last axis of size 1, as only the data tells."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(2)
points = rng.randn(12, 3).astype(np.float32)
kinds = rng.randint(0, 4, [12])
columns = kinds.reshape([12, 1])
marks = rng.randint(0, 4, [12, 2, 1])

tf_x = tf.placeholder(tf.float32, points.shape)
tf_rows = tf.placeholder(tf.float32, [None, 3])
tf_y = tf.placeholder(tf.int32, kinds.shape)
tf_column = tf.placeholder(tf.int32, columns.shape)
tf_marks = tf.placeholder(tf.int64)

hidden = tf.layers.dense(tf_x, 5, tf.nn.relu)
output = tf.layers.dense(hidden, 4)
probabilities = tf.layers.dense(hidden, 4, activation=tf.nn.softmax)
loss = tf.losses.sparse_softmax_cross_entropy(labels=tf_y, logits=output)
again = tf.losses.sparse_softmax_cross_entropy(tf_column, output, weights=0.5)
again += tf.losses.sparse_softmax_cross_entropy(tf_column, tf.layers.dense(tf_rows, 4))
pairs = tf.stack([output, probabilities], axis=1)
several = tf.losses.sparse_softmax_cross_entropy(labels=tf_marks, logits=pairs)
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss + again + several)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(4):
        _, value, other, pair_loss, found = sess.run(
            [train_op, loss, again, several, probabilities],
            {tf_x: points, tf_rows: points, tf_y: kinds, tf_column: columns, tf_marks: marks})
        print('%.4f %.4f %.4f' % (value, other, pair_loss), found.sum())
