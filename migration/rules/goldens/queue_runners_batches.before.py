"""Linear regression on batches of lines, which queues read out of a file."""

import os
import tempfile

import numpy as np
import tensorflow as tf

ROWS = np.random.RandomState(7).randint(50, 100, [7, 4])
path = os.path.join(tempfile.mkdtemp(), 'scores.csv')
with open(path, 'w') as file:
    file.writelines('%d,%d,%d,%d\n' % tuple(row) for row in ROWS)

filename_queue = tf.train.string_input_producer(
    [path], shuffle=False, name='filename_queue')
reader = tf.TextLineReader()
key, value = reader.read(filename_queue)

# What stands for empty columns.
record_defaults = [[0.], [0.], [0.], [0.]]
xy = tf.decode_csv(value, record_defaults=record_defaults)

# The last column is the target.
x_batch, y_batch = \
    tf.train.batch([xy[0:-1], xy[-1:]], batch_size=3)

X = tf.placeholder(tf.float32, shape=[None, 3])
Y = tf.placeholder(tf.float32, shape=[None, 1])
w = tf.Variable(tf.ones([3, 1]) / 3.0, name='weight')
hypothesis = tf.matmul(X, w)
cost = tf.reduce_mean(tf.square(hypothesis - Y))
train = tf.train.GradientDescentOptimizer(learning_rate=1e-5).minimize(cost)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
coord = tf.train.Coordinator()
threads = tf.train.start_queue_runners(sess=sess, coord=coord)

for step in range(6):
    x, y = sess.run([x_batch, y_batch])
    cost_val, _ = sess.run([cost, train], feed_dict={X: x, Y: y})
    print(step, x.tolist(), cost_val)

coord.request_stop()
coord.join(threads)
print(sess.run(hypothesis, feed_dict={X: [[100, 70, 101]]}))
