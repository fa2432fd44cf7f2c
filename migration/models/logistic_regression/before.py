"""Softmax regression on handwritten digits."""
from __future__ import print_function

import numpy as np
import tensorflow as tf

from migration.models import digits

# Parameters
learning_rate = 0.1
training_epochs = 5
batch_size = 100
display_step = 1

train_images, train_labels = digits.load('train')
test_images, test_labels = digits.load('test')
train_one_hot = np.eye(10)[train_labels]
test_one_hot = np.eye(10)[test_labels]
num_examples = len(train_images)

# tf Graph Input
x = tf.placeholder(tf.float32, [None, 784], name='x')  # digit images of shape 28*28=784
y = tf.placeholder(tf.float32, [None, 10], name='y')  # 0-9 digits => 10 classes

# Set model weights
W = tf.Variable(tf.zeros([784, 10]), name='W')
b = tf.Variable(tf.zeros([10]), name='b')

# Construct model
pred = tf.nn.softmax(tf.matmul(x, W) + b)  # Softmax

# Minimize error using cross entropy
cost = tf.reduce_mean(-tf.reduce_sum(y * tf.log(pred), reduction_indices=1))
# Gradient Descent
optimizer = tf.train.GradientDescentOptimizer(learning_rate).minimize(cost)

# Test model
correct_prediction = tf.equal(tf.argmax(pred, 1), tf.argmax(y, 1))
# Calculate accuracy
accuracy = tf.reduce_mean(tf.cast(correct_prediction, tf.float32))

# Initialize the variables (i.e. assign their default value)
init = tf.global_variables_initializer()

# Start training
with tf.Session() as sess:

    # Run the initializer
    sess.run(init)

    # Training cycle
    for epoch in range(training_epochs):
        avg_cost = 0.
        total_batch = int(num_examples / batch_size)
        # Loop over all batches
        for i in range(total_batch):
            batch_xs = train_images[i * batch_size:(i + 1) * batch_size]
            batch_ys = train_one_hot[i * batch_size:(i + 1) * batch_size]
            # Run optimization op (backprop) and cost op (to get loss value)
            _, c = sess.run([optimizer, cost], feed_dict={x: batch_xs, y: batch_ys})
            # Compute average loss
            avg_cost += c / total_batch
        # Display logs per epoch step
        if (epoch + 1) % display_step == 0:
            print("Epoch:", '%04d' % (epoch + 1), "cost=", "{:.9f}".format(avg_cost))

    print("Optimization Finished!")
    print("Accuracy:", accuracy.eval({x: test_images, y: test_one_hot}))
