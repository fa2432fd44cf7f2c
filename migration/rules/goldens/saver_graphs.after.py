"""Training and evaluation, each in a graph of its own; a file takes the weights across."""

from absl import app
import os
import tempfile

import numpy as np
import tensorflow as tf

X = np.random.RandomState(0).rand(20, 3).astype(np.float32)
Y = X.sum(1, keepdims=True)
PATH = os.path.join(tempfile.mkdtemp(), 'model.ckpt')


class Inference(tf.Module):
    def __init__(self, hidden):
        super().__init__()
        self.w = tf.Variable(tf.random_normal_initializer(stddev=1.0)([3, hidden]), name='weights')
        self.b = tf.Variable(tf.constant_initializer(0.0)([hidden]), name='biases')
        self.layer2_w = tf.Variable(tf.random_normal_initializer(stddev=1.0)([hidden, 1]), name='weights')

    def __call__(self, x):
        w = self.w
        h = tf.nn.relu(tf.matmul(x, w) + self.b)
        w = self.layer2_w
        return tf.matmul(h, w)


def train():
    x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
    inference = Inference(4)
    optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y_):
        with tf.GradientTape() as tape:
            y = inference(x)
            loss = tf.reduce_mean(tf.square(y - y_))
        variables = inference.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss, optimizer.iterations

    saver = tf.train.Checkpoint(inference=inference, global_step=optimizer.iterations, optimizer=optimizer)
    for _ in range(5):
        value, step = (value.numpy() for value in train_step(X, np.float32(Y)))
    print(step, value)
    saver.write(PATH)


def evaluate():
    x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
    y_spec = tf.TensorSpec([None, 1], tf.float32, name='y')
    inference = Inference(4)

    @tf.function(input_signature=[x_spec, y_spec])
    def compute_loss(x, y_):
        y = inference(x)
        return tf.reduce_mean(tf.square(y - y_))

    saver = tf.train.Checkpoint(inference=inference)
    saver.read(PATH).assert_existing_objects_matched()
    print(compute_loss(X, np.float32(Y)).numpy())


def main(argv=None):
    train()
    evaluate()


if __name__ == '__main__':
    app.run(main)
