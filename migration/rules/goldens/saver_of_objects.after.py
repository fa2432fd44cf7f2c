"""Saves from outside of a class what functions made that its constructor calls."""
import os
import tempfile
import numpy as np
import tensorflow as tf


class Dense(tf.Module):
    def __call__(self, x, n):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.ones_initializer()([int(x.get_shape()[-1]), n]), name='w')
                self.b = tf.Variable(tf.zeros_initializer()([n]), name='b')
        return tf.matmul(x, self.w) + self.b


class Net(object):
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    target_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self):
        self.hidden = Dense()
        self.out = Dense()
        self.compute_loss.get_concrete_function()  # Makes the variables.
        self.optimizer = tf.keras.optimizers.SGD(0.01)

    @tf.function(input_signature=[x_spec, target_spec])
    def compute_loss(self, x, target):
        x = tf.cast(x, tf.float32)
        h = tf.nn.relu(self.hidden(x, 4))
        y = self.out(h, 1)
        return tf.reduce_mean(tf.square(y - target))

    @tf.function(input_signature=[x_spec, target_spec])
    def train_step(self, x, target):
        x = tf.cast(x, tf.float32)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, target)
        variables = [*self.hidden.trainable_variables, *self.out.trainable_variables]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


net = Net()
saver = tf.train.Checkpoint(net_hidden=net.hidden, net_out=net.out)
weights = [net.hidden.w, net.hidden.b, net.out.w, net.out.b]
for i in range(3):
    xs = np.arange(6, dtype=np.float32).reshape(2, 3) / 10 + i
    net.train_step(np.float32(xs), np.ones((2, 1), np.float32))
path = saver.write(os.path.join(tempfile.mkdtemp(), 'm.ckpt'))
net.train_step(np.float32(xs), np.ones((2, 1), np.float32))
saver.read(path).assert_existing_objects_matched()
print(net.compute_loss(np.float32(xs), np.ones((2, 1), np.float32)).numpy())
print(len(weights))
