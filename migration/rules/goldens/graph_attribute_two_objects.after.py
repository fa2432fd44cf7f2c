"""Two objects of one class."""
import numpy as np
import tensorflow as tf


class Model(object):
    def __init__(self, size, name):
        self.x_spec = tf.TensorSpec([None, size], tf.float32)
        self.w = tf.Variable(tf.ones_initializer()([size, 1]), name='w')
        self.optimizer = tf.keras.optimizers.SGD(0.1)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])

    def train_step(self, x):
        with tf.GradientTape() as tape:
            y = tf.matmul(x, self.w)
            loss = tf.reduce_mean(tf.square(y))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def update(self, x):
        loss = self.train_step(np.float32(x)).numpy()
        return loss


def main():
    a = Model(2, 'a')
    b = Model(3, 'b')
    for i in range(3):
        print(a.update(np.ones([2, 2])), b.update(np.ones([2, 3])))


if __name__ == '__main__':
    main()
