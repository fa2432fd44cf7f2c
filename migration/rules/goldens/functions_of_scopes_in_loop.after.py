"""Layers whose scopes a loop names."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)


class Mlp(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = {}
        self.b = {}

    def __call__(self, inputs, sizes):
        h = inputs
        for i, size in enumerate(sizes):
            key = 'layer_%d' % i
            if key not in self.w:
                with tf.init_scope():
                    self.w[key] = tf.Variable(tf.keras.initializers.GlorotUniform()([h.shape[1], size]), name='w')
            w = self.w[key]
            key = 'layer_%d' % i
            if key not in self.b:
                with tf.init_scope():
                    self.b[key] = tf.Variable(tf.zeros_initializer()([size]), name='b')
            b = self.b[key]
            h = tf.matmul(h, w) + b
            if i < len(sizes) - 1:
                h = tf.nn.tanh(h)
        return h


mlp = Mlp()


@tf.function(input_signature=[x_spec])
def compute_out(x):
    return mlp(x, [4, 3, 2])


opt = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out = compute_out(x)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = mlp.trainable_variables
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(4):
    l = train_step(data, want).numpy()
    print(i, l)
print(compute_out(data).numpy().sum())
