"""A line whose steps are functions that a session makes once."""
import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.float32, name='y')
slope = tf.Variable(0.1)


@tf.function(input_signature=[x_spec])
def compute_out(x):
    return x * slope


optimizer = tf.keras.optimizers.SGD(0.3)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        out = compute_out(x)
        loss = tf.reduce_mean(tf.square(out - y))
    optimizer.apply_gradients([(tape.gradient(loss, slope), slope)])
    return loss


@tf.function
def run_halve():
    return slope.assign(slope / 2)


class Trainer(object):
    def __init__(self):
        pass

    def fit(self, a, b):
        return train_step(np.float32(a), np.float32(b)).numpy()


rng = np.random.RandomState(0)
trainer = Trainer()
for i in range(3):
    xs = rng.rand(5).astype(np.float32)
    print(trainer.fit(xs, 2 * xs))
    print(run_halve().numpy(), compute_out(np.float32(xs)).numpy())
