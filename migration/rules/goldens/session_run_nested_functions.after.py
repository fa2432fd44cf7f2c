"""A program whose functions call each other: the graph is built and run in one of them."""
import sys

import numpy as np
import tensorflow as tf


class BuildModel(tf.Module):
    def __init__(self, n_out):
        super().__init__()
        self.w = tf.Variable(tf.ones_initializer()([3, n_out]), name='w')
        self.b = tf.Variable(tf.zeros_initializer()([n_out]), name='b')

    def __call__(self, x):
        return tf.matmul(x, self.w) + self.b


def train(steps):
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    y_spec = tf.TensorSpec([None, 1], tf.float32)
    build_model = BuildModel(1)

    @tf.function(input_signature=[x_spec])
    def compute_out(x):
        return build_model(x)

    @tf.function(input_signature=[x_spec, y_spec])
    def compute_loss(x, y):
        out = compute_out(x)
        return tf.reduce_mean(tf.square(out - y))

    optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = compute_loss(x, y)
        variables = build_model.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    for i in range(steps):
        batch_x, batch_y = np.ones([2, 3]), np.zeros([2, 1])
        feed = {'x': batch_x, 'y': batch_y}
        l = train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
        if i % 2 == 0:
            print('step %d loss %f' % (i, compute_loss(np.float32(feed['x']), np.float32(feed['y'])).numpy()))
    return compute_out(np.float32(np.ones([1, 3]))).numpy()


def main(argv):
    steps = int(argv[1]) if len(argv) > 1 else 4
    result = train(steps)
    print(result)


if __name__ == '__main__':
    main(sys.argv)
