"""A saver of variables that a function makes in scopes, so that an object makes them when it is called."""

import os
import tempfile

import numpy as np
import tensorflow as tf

X = np.random.RandomState(0).rand(20, 3).astype(np.float32)


class Inference(tf.Module):
    def __init__(self, hidden):
        super().__init__()
        self.w = tf.Variable(tf.random_normal_initializer(stddev=1.0)([3, hidden]), name='weights')
        self.layer2_w = tf.Variable(tf.random_normal_initializer(stddev=1.0)([hidden, 1]), name='weights')

    def __call__(self, x):
        w = self.w
        h = tf.nn.relu(tf.matmul(x, w))
        w = self.layer2_w
        return tf.matmul(h, w)


x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
inference = Inference(4)


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    y = inference(x)
    return tf.reduce_mean(tf.square(y))


optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)
optimizer.build(inference.trainable_variables)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    variables = inference.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


saver = tf.train.Checkpoint(inference=inference, optimizer=optimizer)
for _ in range(5):
    value = train_step(X).numpy()
print(value)
path = os.path.join(tempfile.mkdtemp(), 'model')
saver.write(path)
train_step(X)
saver.read(path).assert_existing_objects_matched()
print(compute_loss(X).numpy())
