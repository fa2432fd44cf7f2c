"""Layers whose activation is an argument that may be left out, and features counted by sizes."""
import numpy as np
import tensorflow as tf


class Conv(tf.Module):
    def __call__(self, x, size, n, act=tf.nn.relu):
        shape = [size, size, int(x.get_shape()[-1]), n]
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.constant_initializer(0.1)(shape), name='w')
                self.b = tf.Variable(tf.constant_initializer(0.1)([n]), name='b')
        y = tf.nn.conv2d(x, self.w, strides=[1, 1, 1, 1], padding='SAME') + self.b
        return act(y) if act else y


x_spec = tf.TensorSpec([None, 8, 8, 1], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
convs = []
for i, n in enumerate([2, 3]):
    convs.append(Conv())
conv = Conv()
w = tf.Variable(tf.zeros_initializer()([8, 2]), name='out')
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    x = tf.cast(x, tf.float32)
    with tf.GradientTape() as tape:
        h = x
        for i, n in enumerate([2, 3]):
            h = convs[i](h, 3, n)
            h = tf.nn.max_pool(h, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
        h = conv(h, 1, 2, act=None)
        flat = tf.reshape(h, [-1, int(np.prod(h.get_shape()[1:]))])
        loss = tf.reduce_mean(tf.square(tf.matmul(flat, w) - y))
    variables = [convs[0].w, convs[0].b, convs[1].w, convs[1].b, *conv.trainable_variables, w]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
for i in range(4):
    images, targets = rng.rand(4, 8, 8, 1), rng.rand(4, 2)
    print(i, train_step(np.float32(images), np.float32(targets)).numpy())
