"""Two-layer perceptron that reads handwritten digits."""
import numpy as np
import tensorflow as tf

from migration.models import digits

# Hyperparameters.
learning_rate = 0.001
batch_size = 100
num_epochs = 5
num_hidden = 64

tf.set_random_seed(1)
rng = np.random.RandomState(1)

train_images, train_labels = digits.load('train')
test_images, test_labels = digits.load('test')

# Input images and their digits.
x = tf.placeholder(tf.float32, [None, 784], name='x')
y = tf.placeholder(tf.int64, [None], name='y')

weights = {
    'hidden': tf.Variable(tf.truncated_normal([784, num_hidden], stddev=0.05), name='w_hidden'),
    'out': tf.Variable(tf.truncated_normal([num_hidden, 10], stddev=0.1), name='w_out'),
}
biases = {
    'hidden': tf.Variable(tf.constant(0.1, shape=[num_hidden]), name='b_hidden'),
    'out': tf.Variable(tf.zeros([10]), name='b_out'),
}


def multilayer_perceptron(images):
    # Hidden layer with ReLU activation, then one linear output for each digit.
    hidden = tf.nn.relu(tf.add(tf.matmul(images, weights['hidden']), biases['hidden']))
    return tf.matmul(hidden, weights['out']) + biases['out']


logits = multilayer_perceptron(x)
loss = tf.reduce_mean(
    tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
train_op = tf.train.AdamOptimizer(learning_rate).minimize(loss)

prediction = tf.argmax(logits, 1)
accuracy = tf.reduce_mean(tf.cast(tf.equal(prediction, y), tf.float32))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())

    num_batches = len(train_images) // batch_size
    for epoch in range(num_epochs):
        # Every epoch sees the digits in another order.
        order = rng.permutation(len(train_images))
        total_loss = 0.0
        for i in range(num_batches):
            batch = order[i * batch_size:(i + 1) * batch_size]
            _, batch_loss = sess.run(
                [train_op, loss],
                feed_dict={x: train_images[batch], y: train_labels[batch]})
            total_loss += batch_loss

        test_accuracy = sess.run(accuracy, feed_dict={x: test_images, y: test_labels})
        print('epoch %d: loss %.4f, test accuracy %.4f' % (
            epoch + 1, total_loss / num_batches, test_accuracy))

    # A look at the first ten test images.
    guesses = sess.run(prediction, feed_dict={x: test_images[:10]})
    print('guesses ', guesses)
    print('digits  ', test_labels[:10])
