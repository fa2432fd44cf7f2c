"""A line through four points; at the end the names of its variables hold their values."""
import numpy as np
import tensorflow as tf

xs = np.array([1.0, 2.0, 3.0, 4.0])
ys = np.array([0.0, -1.0, -2.0, -3.0])

x = tf.placeholder(tf.float32, [None])
y = tf.placeholder(tf.float32, [None])
W = tf.Variable(0.3, name='W')
b = tf.Variable(-0.3, name='b')
prediction = W * x + b
loss = tf.reduce_sum(tf.square(prediction - y))
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(20):
        sess.run(train, {x: xs, y: ys})
    print(sess.run(loss, {x: xs, y: ys}))

    # From here on they are numbers.
    W, b = sess.run([W, b])
print('W = %.6f, b = %.6f' % (W, b))
print([W * value + b for value in xs])
