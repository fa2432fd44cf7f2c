"""Softmax classifier with one hidden layer, dropout and weight decay. TensorFlow 2."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(200, 16).astype(np.float32)
labels = np.argmax(images.dot(rng.randn(16, 4)), axis=1)

x_spec = tf.TensorSpec([None, 16], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.int64, name='y')
keep_prob_spec = tf.TensorSpec([], tf.float32, name='keep_prob')

w1 = tf.Variable(tf.random.truncated_normal([16, 8], stddev=0.3), name='w1')
b1 = tf.Variable(tf.zeros([8]), name='b1')
w2 = tf.Variable(tf.random.normal([8, 4], stddev=0.3), name='w2')
b2 = tf.Variable(tf.zeros([4]), name='b2')
optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)


def compute_logits(x, keep_prob):
    """One hidden layer with dropout."""
    hidden = tf.nn.dropout(tf.nn.relu(tf.matmul(x, w1) + b1), rate=1 - keep_prob)
    return tf.matmul(hidden, w2) + b2


def compute_loss(y, logits):
    """Cross entropy with weight decay."""
    cross_entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_mean(cross_entropy) + 0.01 * (tf.nn.l2_loss(w1) + tf.nn.l2_loss(w2))


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec])
def train_step(x, y, keep_prob):
    """One step of Adam."""
    with tf.GradientTape() as tape:
        loss = compute_loss(y, compute_logits(x, keep_prob))
    variables = [w1, b1, w2, b2]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))
    return loss


@tf.function(input_signature=[x_spec, y_spec, keep_prob_spec])
def evaluate(x, y, keep_prob):
    """Loss and accuracy."""
    logits = compute_logits(x, keep_prob)
    loss = compute_loss(y, logits)
    accuracy = tf.reduce_mean(tf.cast(tf.equal(tf.argmax(logits, 1), y), tf.float32))
    return loss, accuracy


@tf.function(input_signature=[x_spec, keep_prob_spec])
def predict(x, keep_prob):
    """The likeliest class of each row."""
    return tf.argmax(compute_logits(x, keep_prob), 1)


for epoch in range(2):
    for start in range(0, 150, 25):
        batch = slice(start, start + 25)
        batch_loss = train_step(images[batch], labels[batch], np.float32(0.8)).numpy()
        print(f'loss {batch_loss:.6f}')
    test_loss, test_accuracy = (
        value.numpy() for value in evaluate(images[150:], labels[150:], np.float32(1.0))
    )
    print(f'epoch {epoch} loss {test_loss:.6f} accuracy {test_accuracy:.4f}')
print(predict(images[150:160], np.float32(1.0)).numpy())
print(optimizer.iterations.numpy())
