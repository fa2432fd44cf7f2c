"""Functions that only make variables, and others that compute with these."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)


def weight(name, shape):
    return tf.Variable(tf.keras.initializers.TruncatedNormal(stddev=0.3)(shape), name=name)


def bias(shape, name='b'):
    b = tf.Variable(tf.constant_initializer(0.1)(shape), name=name)
    return b


class Layer(tf.Module):
    def __call__(self, inputs, size):
        n = inputs.get_shape()[1]
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = weight('w', [n, size])
        if not hasattr(self, 'b'):
            with tf.init_scope():
                self.b = bias([size])
        return tf.matmul(inputs, self.w) + self.b


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.one = Layer()
        self.two = Layer()

    def __call__(self, inputs):
        h = tf.nn.relu(self.one(inputs, 7))
        return self.two(h, 2)


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
