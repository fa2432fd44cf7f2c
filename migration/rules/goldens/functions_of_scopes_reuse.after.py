"""Two sides of one net, of which one is built twice."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)


class Conv(tf.Module):
    def __call__(self, t, n, init_scale=0.1, nonlinearity=None):
        init = tf.random_normal_initializer(0, init_scale)
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(init([t.shape[1], n]), name='w')
        if nonlinearity is not None:
            if not hasattr(self, 'g'):
                with tf.init_scope():
                    self.g = tf.Variable(tf.ones_initializer()([n]), name='g')
            return nonlinearity(tf.matmul(t, self.w) * self.g)
        return tf.matmul(t, self.w)


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.c1 = Conv()
        self.c2 = Conv()
        self.c3 = Conv()

    def __call__(self, t):
        h = self.c1(t, 4, nonlinearity=tf.nn.relu)
        h = self.c2(h, 4, 0.2, tf.nn.tanh)
        return self.c3(h, 2)


left = Net()
right = Net()


@tf.function(input_signature=[x_spec])
def compute_out(x):
    a = left(x)
    b = right(x)
    c = left(x + 1.0)
    return a + b * c


opt = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out = compute_out(x)
        loss = tf.reduce_mean(tf.square(out - y))
    variables = [*left.trainable_variables, *right.trainable_variables]
    opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(4):
    l = train_step(data, want).numpy()
    print(i, l)
print(compute_out(data).numpy().sum())
