"""A loss of a class that is trained from outside of it."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, n):
        self.x_spec = tf.TensorSpec([None, n], tf.float32)
        self.w = tf.Variable(tf.ones([n, 1]), name='w')
        self.compute_y = tf.function(self.compute_y, input_signature=[self.x_spec])

    def compute_y(self, x):
        return tf.matmul(x, self.w)

    def compute_loss(self, x):
        y = self.compute_y(x)
        return tf.reduce_mean(tf.square(y))


def main():
    model = Model(3)
    target_spec = tf.TensorSpec([], tf.float32)
    optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[model.x_spec, target_spec])
    def train_step(x, target):
        with tf.GradientTape() as tape:
            loss = model.compute_loss(x)
            cost = loss + target
        optimizer.apply_gradients([(tape.gradient(cost, model.w), model.w)])
        return cost

    for i in range(3):
        c = train_step(np.float32(np.ones([2, 3])), 1.0).numpy()
        print(c)
    print(model.compute_y(np.float32(np.ones([1, 3]))).numpy())


main()
