"""Loops in each other, whose turns make variables and objects one by one."""
import numpy as np
import tensorflow as tf


class Conv(tf.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.w = tf.Variable(tf.random.truncated_normal([3, 3, n_in, n_out], stddev=0.1))

    def __call__(self, x):
        return tf.nn.relu(tf.nn.conv2d(x, self.w, [1, 1, 1, 1], 'SAME'))


class Resnet(tf.Module):
    def __init__(self, blocks, width):
        super().__init__()
        self.blocks = blocks
        self.width = width
        self.conv = Conv(1, width)
        self.convs = []
        self.scales = []
        for block in blocks:
            for repeat in range(block):
                self.convs.append(Conv(width, width))
                if repeat > 0:
                    self.scales.append(tf.Variable(0.5))
        self.convs_2 = []
        for n_in, n_out in [(width, 2), (2, 3)]:
            self.convs_2.append(Conv(n_in, n_out))

    def __call__(self, x):
        net = self.conv(x)
        scales = iter(self.scales)
        convs = iter(self.convs)
        for block in self.blocks:
            for repeat in range(block):
                h = next(convs)(net)
                if repeat > 0:
                    scale = next(scales)
                    h = h * scale
                net = net + h
        convs_2 = iter(self.convs_2)
        for n_in, n_out in [(self.width, 2), (2, 3)]:
            net = next(convs_2)(net)
        return tf.reduce_mean(net, [1, 2])


x_spec = tf.TensorSpec([None, 4, 4, 1], tf.float32)
y_spec = tf.TensorSpec([None, 3], tf.float32)
resnet = Resnet([2, 1], 4)
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out = resnet(x)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = resnet.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 4, 4, 1), rng.rand(6, 3)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
