"""A line through noisy points, fitted one sample at a time."""
from __future__ import print_function

import numpy
import tensorflow as tf

rng = numpy.random.RandomState(42)

# Parameters
learning_rate = 0.01
training_epochs = 20
display_step = 5

# Training and testing data: a line with slope 0.3 that starts at 0.8
train_X = rng.uniform(0, 10, 40)
train_Y = 0.3 * train_X + 0.8 + 0.1 * rng.randn(40)
test_X = rng.uniform(0, 10, 10)
test_Y = 0.3 * test_X + 0.8 + 0.1 * rng.randn(10)
n_samples = train_X.shape[0]

# tf Graph Input
X = tf.placeholder("float", name="X")
Y = tf.placeholder("float", name="Y")

# Set model weights
W = tf.Variable(rng.randn(), name="weight")
b = tf.Variable(rng.randn(), name="bias")

# Construct a linear model
pred = tf.add(tf.multiply(X, W), b)

# Mean squared error
cost = tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * n_samples)
# Gradient descent
optimizer = tf.train.GradientDescentOptimizer(learning_rate).minimize(cost)

# Initialize the variables (i.e. assign their default value)
init = tf.global_variables_initializer()

# Start training
with tf.Session() as sess:

    # Run the initializer
    sess.run(init)

    # Fit all training data
    for epoch in range(training_epochs):
        for (x, y) in zip(train_X, train_Y):
            sess.run(optimizer, feed_dict={X: x, Y: y})

        # Display logs per epoch step
        if (epoch + 1) % display_step == 0:
            c = sess.run(cost, feed_dict={X: train_X, Y: train_Y})
            print("Epoch:", '%04d' % (epoch + 1), "cost=", "{:.9f}".format(c),
                  "W=", sess.run(W), "b=", sess.run(b))

    print("Optimization Finished!")
    training_cost = sess.run(cost, feed_dict={X: train_X, Y: train_Y})
    print("Training cost=", training_cost, "W=", sess.run(W), "b=", sess.run(b))

    # Testing on points that were not trained on
    testing_cost = sess.run(
        tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * test_X.shape[0]),
        feed_dict={X: test_X, Y: test_Y})  # same function as cost above
    print("Testing cost=", testing_cost)
    print("Absolute mean square loss difference:", abs(training_cost - testing_cost))
