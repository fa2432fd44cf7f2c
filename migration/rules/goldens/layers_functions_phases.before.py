"""One network for training and for testing, in a scope that is entered twice."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(30, 6, 6, 1).astype(np.float32)
kinds = rng.randint(0, 3, [30])

num_classes = 3
dropout = 0.25


# Create the neural network.
def conv_net(x, n_classes, dropout, reuse, is_training):
    with tf.variable_scope('ConvNet', reuse=reuse):
        conv1 = tf.layers.conv2d(x, 4, 3, activation=tf.nn.relu)
        conv1 = tf.layers.max_pooling2d(conv1, 2, 2)
        fc1 = tf.contrib.layers.flatten(conv1)
        fc1 = tf.layers.dense(fc1, 8)
        # Apply dropout (if is_training is False, dropout is not applied).
        fc1 = tf.layers.dropout(fc1, rate=dropout, training=is_training)
        out = tf.layers.dense(fc1, n_classes)
        # For testing, the softmax is applied to the output.
        out = tf.nn.softmax(out) if not is_training else out
    return out


X = tf.placeholder(tf.float32, [None, 6, 6, 1])
Y = tf.placeholder(tf.int32, [None])
logits_train = conv_net(X, num_classes, dropout, reuse=False, is_training=True)
logits_test = conv_net(X, num_classes, dropout, reuse=True, is_training=False)
loss_op = tf.reduce_mean(
    tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits_train, labels=Y))
train_op = tf.train.AdamOptimizer(learning_rate=0.01).minimize(loss_op)
saver = tf.train.Saver()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(3):
        batch = slice(10 * step, 10 * step + 10)
        print(sess.run([train_op, loss_op], feed_dict={X: images[batch], Y: kinds[batch]})[1])
    print(sess.run(logits_test, feed_dict={X: images[:4]}))
