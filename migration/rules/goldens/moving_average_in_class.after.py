"""A class whose averages follow each training step."""

import tensorflow as tf

class M:
    def __init__(self):
        self.w = tf.Variable([1., 2.])
        self.opt_op = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
        self.ema = tf.train.ExponentialMovingAverage(0.9)
        self.ema.apply([self.w])  # The averages start at the initial values.
        self.avg = self.ema.average(self.w)

    @tf.function
    def train_step(self):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(self.w))
        self.opt_op.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        train_op = self.ema.apply([self.w])

    def run(self):
        for i in range(3):
            self.train_step()
            print([self.w.numpy(), self.avg.numpy()])
m = M()
m.run()
