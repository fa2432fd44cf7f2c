"""A dataset that is made from placeholders, and elements that are fed for a test."""

import numpy as np
import tensorflow as tf

features = tf.placeholder(tf.float32, [None, 2])
labels = tf.placeholder(tf.float32, [None])

dataset = tf.data.Dataset.from_tensor_slices((features, labels))
dataset = dataset.batch(2)  # the last one is smaller
dataset = dataset.repeat(2)
iterator = dataset.make_initializable_iterator()

x, y = iterator.get_next()
w = tf.Variable([1.0, 2.0])
loss = tf.reduce_sum(tf.square(tf.reduce_sum(x * w, 1) - y))
train = tf.train.AdamOptimizer(0.1).minimize(loss)

data, target = np.arange(10).reshape(5, 2), np.arange(5)
sess = tf.Session()
sess.run([iterator.initializer, tf.global_variables_initializer()],
         feed_dict={features: data, labels: target})

for step in range(20):
    try:
        _, train_loss = sess.run([train, loss])
        if step % 2 == 0:
            test_loss = sess.run(loss, {x: data, y: target})
            print(step, train_loss, test_loss)
    except tf.errors.OutOfRangeError:
        print('the end, after', step)
        break
print(sess.run(w))
