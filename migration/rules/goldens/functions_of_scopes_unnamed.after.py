"""Each turn of a loop makes a variable without a name of its own."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)

depth = 3

class Layer(tf.Module):
    def __call__(self, t, n):
        size = int(t.get_shape()[1])
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.zeros([size, n]))
        return tf.matmul(t, self.w)

class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.layer = Layer()
        self.layers = []
        for i in range(depth):
            self.layers.append(Layer())

    def __call__(self, t):
        for i in range(depth):
            t = self.layers[i](t, 5)
        return self.layer(t, 2)

net = Net()


@tf.function(input_signature=[x_spec])
def compute_out(x):
    x = tf.cast(x, tf.float32)
    return net(x)


opt = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    x = tf.cast(x, tf.float32)
    with tf.GradientTape() as tape:
        out = compute_out(x)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = net.trainable_variables
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(4):
    l = train_step(data, want).numpy()
    print(i, l)
print(compute_out(data).numpy().sum())
