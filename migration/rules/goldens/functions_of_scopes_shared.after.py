"""Two functions find one variable by its name."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
data = rng.rand(6, 5).astype(np.float32)
want = rng.rand(6, 2).astype(np.float32)
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)


class Dense(tf.Module):
    def __call__(self, t, n):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([t.shape[1], n]), name='w')
        return tf.matmul(t, self.w)


def train_tower(shared, t):
    return shared(t, 2)


def test_tower(shared, t):
    return shared(t * 3.0, 2)


dense = Dense()


@tf.function(input_signature=[x_spec])
def compute_out(x):
    return train_tower(dense, x)


opt = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out = compute_out(x)
        loss = tf.reduce_mean(tf.square(out - y)) + tf.reduce_mean(test_tower(dense, x))
    opt.apply_gradients([(tape.gradient(loss, dense.w), dense.w)])
    return loss


for i in range(4):
    l = train_step(data, want).numpy()
    print(i, l)
print(compute_out(data).numpy().sum())
