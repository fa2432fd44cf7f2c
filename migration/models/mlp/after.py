"""Two-layer perceptron that reads handwritten digits."""
import numpy as np
import tensorflow as tf

from migration.models import digits

# Hyperparameters.
learning_rate = 0.001
batch_size = 100
num_epochs = 5
num_hidden = 64

tf.random.set_seed(1)
rng = np.random.RandomState(1)

train_images, train_labels = digits.load('train')
test_images, test_labels = digits.load('test')

# Input images and their digits.
x_spec = tf.TensorSpec([None, 784], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.int64, name='y')

weights = {
    'hidden': tf.Variable(tf.random.truncated_normal([784, num_hidden], stddev=0.05), name='w_hidden'),
    'out': tf.Variable(tf.random.truncated_normal([num_hidden, 10], stddev=0.1), name='w_out'),
}
biases = {
    'hidden': tf.Variable(tf.constant(0.1, shape=[num_hidden]), name='b_hidden'),
    'out': tf.Variable(tf.zeros([10]), name='b_out'),
}


def multilayer_perceptron(images):
    # Hidden layer with ReLU activation, then one linear output for each digit.
    hidden = tf.nn.relu(tf.add(tf.matmul(images, weights['hidden']), biases['hidden']))
    return tf.matmul(hidden, weights['out']) + biases['out']


def compute_logits(x):
    return multilayer_perceptron(x)


optimizer = tf.keras.optimizers.Adam(learning_rate, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = compute_logits(x)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
    variables = [*weights.values(), *biases.values()]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


@tf.function(input_signature=[x_spec])
def compute_prediction(x):
    logits = compute_logits(x)
    return tf.argmax(logits, 1)


@tf.function(input_signature=[x_spec, y_spec])
def compute_accuracy(x, y):
    prediction = compute_prediction(x)
    return tf.reduce_mean(tf.cast(tf.equal(prediction, y), tf.float32))


num_batches = len(train_images) // batch_size
for epoch in range(num_epochs):
    # Every epoch sees the digits in another order.
    order = rng.permutation(len(train_images))
    total_loss = 0.0
    for i in range(num_batches):
        batch = order[i * batch_size:(i + 1) * batch_size]
        batch_loss = train_step(np.float32(train_images[batch]), np.int64(train_labels[batch])).numpy()
        total_loss += batch_loss

    test_accuracy = compute_accuracy(np.float32(test_images), np.int64(test_labels)).numpy()
    print('epoch %d: loss %.4f, test accuracy %.4f' % (
        epoch + 1, total_loss / num_batches, test_accuracy))

# A look at the first ten test images.
guesses = compute_prediction(np.float32(test_images[:10])).numpy()
print('guesses ', guesses)
print('digits  ', test_labels[:10])
