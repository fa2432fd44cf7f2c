"""A perceptron of as many layers as a list has sizes."""
import numpy as np
import tensorflow as tf


def xavier(n_in, n_out):
    bound = np.sqrt(6.0 / (n_in + n_out))
    return tf.random.uniform([n_in, n_out], -bound, bound)


class Mlp(tf.Module):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes
        self.ws = []
        self.bs = []
        for i in range(len(sizes) - 1):
            self.ws.append(tf.Variable(xavier(sizes[i], sizes[i + 1]), name='w%d' % i))
            self.bs.append(tf.Variable(tf.zeros([sizes[i + 1]]), name='b%d' % i))

    def __call__(self, x):
        weights, biases = [], []
        h = x
        for i in range(len(self.sizes) - 1):
            w = self.ws[i]
            b = self.bs[i]
            weights.append(w)
            biases.append(b)
            h = tf.matmul(h, w) + b
            if i < len(self.sizes) - 2:
                h = tf.nn.relu(h)
        penalty = tf.add_n([tf.nn.l2_loss(w) for w in weights])
        return h, penalty


x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
mlp = Mlp([5, 4, 3, 2])
optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out, penalty = mlp(x)
        loss = tf.reduce_mean(tf.square(out - y)) + 0.01 * penalty
    variables = mlp.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
