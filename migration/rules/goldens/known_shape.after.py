"""A convolutional network that makes its variables as large as what the layers before give."""

import numpy as np
import tensorflow as tf


class Classifier(object):
    images_spec = tf.TensorSpec([None, 6, 6, 1], tf.float32, name='images')
    labels_spec = tf.TensorSpec([None], tf.int64, name='labels')

    def __init__(self, classes):
        self.kernel = tf.Variable(tf.constant(0.1, shape=[3, 3, 1, 2]))
        print('pool', tf.TensorShape([None, 3, 3, 2]))
        shape = [None, 3, 3, 2]
        self.size = shape[1] * shape[2] * shape[3]
        self.weights = tf.Variable(tf.ones([self.size, 4]) * 0.05)
        self.out = tf.Variable(tf.constant(0.2, shape=[4, classes]))
        self.count = 3
        self.optimizer = tf.keras.optimizers.SGD(0.5)

    @tf.function(input_signature=[images_spec])
    def compute_logits(self, images):
        conv = tf.nn.relu(tf.nn.conv2d(images, self.kernel, strides=[1, 1, 1, 1], padding='SAME'))
        pool = tf.nn.max_pool(conv, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding='SAME')
        flat = tf.reshape(pool, [-1, self.size])
        hidden = tf.tanh(tf.matmul(flat, self.weights))
        return tf.matmul(hidden, self.out)

    @tf.function(input_signature=[images_spec, labels_spec])
    def train_step(self, images, labels):
        with tf.GradientTape() as tape:
            logits = self.compute_logits(images)
            cost = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=logits)
            cost = tf.reduce_mean(cost)
        variables = [self.kernel, self.weights, self.out]
        self.optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
        return cost


model = Classifier(3)
elements = tf.TensorShape([None, 3])[1:].num_elements()
random = np.random.RandomState(0)
for step in range(3):
    feed = {'images': random.rand(5, 6, 6, 1), 'labels': random.randint(0, 3, 5)}
    cost = model.train_step(np.float32(feed['images']), np.int64(feed['labels'])).numpy()
    print(step, cost)
print(model.compute_logits(np.float32(feed['images'])).numpy().shape, model.count, elements)
