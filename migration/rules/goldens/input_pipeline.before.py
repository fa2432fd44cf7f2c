"""Training from a dataset that ends, fetched with what is computed from its elements."""

import numpy as np
import tensorflow as tf

features = np.arange(20, dtype=np.float32).reshape(10, 2) / 10.0
labels = np.arange(10, dtype=np.float32)

dataset = tf.data.Dataset.from_tensor_slices((features, labels))
dataset = dataset.map(lambda x, y: (x * 2.0, tf.to_float(y))).repeat(2).batch(4)
iterator = dataset.make_one_shot_iterator()
x, y = iterator.get_next()  # each run takes the next batch

keep = tf.placeholder(tf.float32, [])
w = tf.Variable(tf.ones([2, 1]))
prediction = tf.squeeze(tf.matmul(x, w), 1) * keep
loss = tf.reduce_mean(tf.square(prediction - y))
train_op = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
largest = tf.reduce_max(x)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(largest))
    print(sess.run([x, y]))
    while True:
        try:
            _, value = sess.run([train_op, loss], feed_dict={keep: 1.0})
            print(value)
        except tf.errors.OutOfRangeError:
            break
    print(sess.run(w))
