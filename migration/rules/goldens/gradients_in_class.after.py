"""A class that clips its gradients, at a rate that is fed."""

import numpy as np
import tensorflow as tf

class Model(object):
    x_spec = tf.TensorSpec([None, 2], tf.float32, name='x')
    y_spec = tf.TensorSpec([None, 1], tf.float32)
    lr_spec = tf.TensorSpec([], tf.float32)

    def __init__(self, lr):
        self.w = tf.Variable(np.float32([[.5], [-.3]]))
        self.b = tf.Variable(0.1)
        self.tvars = [self.w, self.b]
        self.optimizer = tf.keras.optimizers.Adam(epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec, lr_spec])
    def train_step(self, x, y, lr):
        with tf.GradientTape() as tape:
            pred = tf.matmul(x, self.w) + self.b
            loss = tf.reduce_mean(tf.square(pred - y))
        grads, norm = tf.clip_by_global_norm(tape.gradient(loss, list(self.tvars)), 1.0)
        self.optimizer.learning_rate.assign(lr)
        self.optimizer.apply_gradients(zip(grads, self.tvars))
        return loss, norm

    def train(self, x, y, lr):
        loss, norm = (
            value.numpy() for value in self.train_step(np.float32(x), np.float32(y), np.float32(lr)))
        return loss, norm
def main():
    m = Model(0.1)
    rng = np.random.RandomState(1)
    for i in range(5):
        x = rng.rand(4, 2)
        print(m.train(x, x[:, :1] * 3, 0.1 / (i + 1)))
    print(m.w.numpy())
main()
