"""Softmax classifier with one hidden layer, dropout and weight decay. TensorFlow 1.x."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(200, 16).astype(np.float32)
labels = np.argmax(images.dot(rng.randn(16, 4)), axis=1)

x = tf.placeholder(tf.float32, [None, 16], name='x')
y = tf.placeholder(tf.int64, [None], name='y')
keep_prob = tf.placeholder(tf.float32, name='keep_prob')

w1 = tf.Variable(tf.truncated_normal([16, 8], stddev=0.3), name='w1')
b1 = tf.Variable(tf.zeros([8]), name='b1')
w2 = tf.Variable(tf.random_normal([8, 4], stddev=0.3), name='w2')
b2 = tf.Variable(tf.zeros([4]), name='b2')

hidden = tf.nn.dropout(tf.nn.relu(tf.matmul(x, w1) + b1), keep_prob)
logits = tf.matmul(hidden, w2) + b2
cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
loss = tf.reduce_mean(cross_entropy) + 0.01 * (tf.nn.l2_loss(w1) + tf.nn.l2_loss(w2))
global_step = tf.Variable(0, trainable=False, name='global_step')
train_op = tf.train.AdamOptimizer(0.01).minimize(loss, global_step=global_step)
prediction = tf.argmax(logits, 1)
accuracy = tf.reduce_mean(tf.cast(tf.equal(prediction, y), tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch in range(2):
        for start in range(0, 150, 25):
            batch = {x: images[start : start + 25], y: labels[start : start + 25], keep_prob: 0.8}
            _, batch_loss = sess.run([train_op, loss], feed_dict=batch)
            print(f'loss {batch_loss:.6f}')
        test = {x: images[150:], y: labels[150:], keep_prob: 1.0}
        test_loss, test_accuracy = sess.run([loss, accuracy], feed_dict=test)
        print(f'epoch {epoch} loss {test_loss:.6f} accuracy {test_accuracy:.4f}')
    print(prediction.eval({x: images[150:160], keep_prob: 1.0}))
    print(sess.run(global_step))
