"""A learning rate that follows the steps, in a class."""
import numpy as np
import tensorflow as tf


class Trainer(object):
    def __init__(self, n):
        self.x_spec = tf.TensorSpec([None, n], tf.float32)
        self.w = tf.Variable(tf.ones([n, 1]))
        self.lr = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 2, 0.5, staircase=True)
        self.optimizer = tf.keras.optimizers.SGD(self.lr)
        self.train_step = tf.function(self.train_step, input_signature=[self.x_spec])

    def train_step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(tf.matmul(x, self.w)))
        current_lr = self.lr(self.optimizer.iterations)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss, current_lr

    def train(self, x):
        loss, lr = (value.numpy() for value in self.train_step(np.float32(x)))
        return loss, lr


trainer = Trainer(3)
for i in range(5):
    print(trainer.train(np.ones([2, 3])))
print(trainer.optimizer.iterations.numpy(), trainer.lr(trainer.optimizer.iterations).numpy())
