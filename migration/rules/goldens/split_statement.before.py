"""A polynomial: a loop makes its coefficients and adds its terms."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
xs = np.linspace(-3, 3, 20)
ys = np.sin(xs) + rng.uniform(-0.5, 0.5, 20)
X = tf.placeholder(tf.float32)
Y = tf.placeholder(tf.float32)
# Instead of a single factor and a bias, a polynomial.
Y_pred = tf.Variable(tf.random_normal([1]), name='bias')
for pow_i in range(1, 5):
    W = tf.Variable(0.01 * tf.random_normal([1]), name='weight_%d' % pow_i)
    Y_pred = tf.add(tf.multiply(tf.pow(X, pow_i), W), Y_pred)
cost = tf.reduce_sum(tf.pow(Y_pred - Y, 2)) / 19
optimizer = tf.train.GradientDescentOptimizer(0.0001).minimize(cost)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for epoch_i in range(3):
        for (x, y) in zip(xs, ys):
            sess.run(optimizer, feed_dict={X: x, Y: y})
        print(sess.run(cost, feed_dict={X: xs, Y: ys}))
    print(Y_pred.eval(feed_dict={X: xs}, session=sess))
