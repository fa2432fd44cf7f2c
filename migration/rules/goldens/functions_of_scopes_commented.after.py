"""A penalty that is collected in a loop, with comments at variables."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)


class Dense(tf.Module):
    """Multiplies."""

    def __call__(self, t, n):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([t.shape[1], n]), name='w')  # weights
        # not zero
        if not hasattr(self, 'b'):
            with tf.init_scope():
                self.b = tf.Variable(tf.constant_initializer(0.1)([n]), name='b')  # biases
        return tf.matmul(t, self.w) + self.b, self.w


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.denses = {}
        self.out = Dense()

    def dense(self, scope):
        if scope not in self.denses:
            self.denses[scope] = Dense()
        return self.denses[scope]

    def __call__(self, t, keep=1.0):
        results = {}
        penalty = 0.0
        for name, size in [('a', 4), ('b', 3)]:
            t, w = self.dense(name)(t, size)
            results[name] = t
            penalty += tf.nn.l2_loss(w)
        results['out'], w = self.out(t, 2)
        results['penalty'] = penalty + tf.nn.l2_loss(w)
        return results


net = Net()


def compute_results_and_out(x):
    results = net(x)
    out = results['out']
    return results, out


@tf.function(input_signature=[x_spec])
def compute_out(x):
    results, out = compute_results_and_out(x)
    return out


opt = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        results, out = compute_results_and_out(x)
        loss = tf.reduce_mean(tf.square(out - y)) + 0.01 * results['penalty']
    variables = net.trainable_variables
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(4):
    l = train_step(data, want).numpy()
    print(i, l)
print(compute_out(data).numpy().sum())
