"""One network for training and for testing, in a scope that is entered twice."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
images = rng.rand(30, 6, 6, 1).astype(np.float32)
kinds = rng.randint(0, 3, [30])

num_classes = 3
dropout = 0.25


# Create the neural network.
class ConvNet(tf.keras.layers.Layer):
    def __init__(self, n_classes):
        super().__init__()
        self.conv2d = tf.keras.layers.Conv2D(4, 3, activation=tf.nn.relu)
        self.conv2d.build((None, 6, 6, 1))
        self.dense = tf.keras.layers.Dense(8)
        self.dense.build((None, 16))
        self.dense_1 = tf.keras.layers.Dense(n_classes)
        self.dense_1.build((None, 8))

    def __call__(self, x, dropout, is_training):
        conv1 = self.conv2d(x)
        conv1 = tf.nn.max_pool2d(conv1, 2, 2, 'VALID')
        fc1 = tf.keras.layers.Flatten()(conv1)
        fc1 = self.dense(fc1)
        # Apply dropout (if is_training is False, dropout is not applied).
        fc1 = tf.nn.dropout(fc1, dropout if is_training else 0.0)
        out = self.dense_1(fc1)
        # For testing, the softmax is applied to the output.
        out = tf.nn.softmax(out) if not is_training else out
        return out


X_spec = tf.TensorSpec([None, 6, 6, 1], tf.float32)
Y_spec = tf.TensorSpec([None], tf.int32)
conv_net = ConvNet(num_classes)


@tf.function(input_signature=[X_spec])
def compute_logits_test(X):
    return conv_net(X, dropout, is_training=False)


optimizer = tf.keras.optimizers.Adam(learning_rate=0.01, epsilon=1e-8)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        logits_train = conv_net(X, dropout, is_training=True)
        loss_op = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits_train, labels=Y))
    variables = conv_net.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss_op, variables), variables))
    return loss_op


saver = tf.train.Checkpoint(conv_net=conv_net, optimizer=optimizer)

for step in range(3):
    batch = slice(10 * step, 10 * step + 10)
    print(train_step(np.float32(images[batch]), np.int32(kinds[batch])).numpy())
print(compute_logits_test(np.float32(images[:4])).numpy())
