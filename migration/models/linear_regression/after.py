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
X_spec = tf.TensorSpec(None, tf.float32, name="X")
Y_spec = tf.TensorSpec(None, tf.float32, name="Y")

# Set model weights
W = tf.Variable(rng.randn(), name="weight")
b = tf.Variable(rng.randn(), name="bias")


def compute_pred(X):
    # Construct a linear model
    return tf.add(tf.multiply(X, W), b)


@tf.function(input_signature=[X_spec, Y_spec])
def compute_cost(X, Y):
    pred = compute_pred(X)
    # Mean squared error
    return tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * n_samples)


# Gradient descent
optimizer = tf.keras.optimizers.SGD(learning_rate)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        cost = compute_cost(X, Y)
    variables = [W, b]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))


# Fit all training data
for epoch in range(training_epochs):
    for (x, y) in zip(train_X, train_Y):
        train_step(numpy.float32(x), numpy.float32(y))

    # Display logs per epoch step
    if (epoch + 1) % display_step == 0:
        c = compute_cost(numpy.float32(train_X), numpy.float32(train_Y)).numpy()
        print("Epoch:", '%04d' % (epoch + 1), "cost=", "{:.9f}".format(c),
              "W=", W.numpy(), "b=", b.numpy())

print("Optimization Finished!")
training_cost = compute_cost(numpy.float32(train_X), numpy.float32(train_Y)).numpy()
print("Training cost=", training_cost, "W=", W.numpy(), "b=", b.numpy())


@tf.function(input_signature=[X_spec, Y_spec])
def compute_quotient(X, Y):
    pred = compute_pred(X)
    return tf.reduce_sum(tf.pow(pred - Y, 2)) / (2 * test_X.shape[0])


# Testing on points that were not trained on
testing_cost = compute_quotient(numpy.float32(test_X), numpy.float32(test_Y)).numpy()  # same function as cost above
print("Testing cost=", testing_cost)
print("Absolute mean square loss difference:", abs(training_cost - testing_cost))
