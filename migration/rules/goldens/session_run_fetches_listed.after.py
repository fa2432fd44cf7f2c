"""A line in a class, whose methods list what they run in statements of their own."""
import numpy as np
import tensorflow as tf


class Line(object):
    x_spec = tf.TensorSpec([None], tf.float32, name='x')
    y_spec = tf.TensorSpec([None], tf.float32, name='y')

    def __init__(self):
        self.slope = tf.Variable(0.1)
        self.optimizer = tf.keras.optimizers.SGD(0.3)

    def compute_out_and_loss(self, x, y):
        out = x * self.slope
        loss = tf.reduce_mean(tf.square(out - y))
        return out, loss

    @tf.function(input_signature=[x_spec, y_spec])
    def evaluate(self, x, y):
        out, loss = self.compute_out_and_loss(x, y)
        return {'out': out, 'parts': (loss, self.slope)}

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            out, loss = self.compute_out_and_loss(x, y)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.slope), self.slope)])
        return loss

    def step(self, x, y, verbose=False):
        """Trains once."""
        feed = {'x': x, 'y': y}
        loss = self.train_step(np.float32(feed['x']), np.float32(feed['y'])).numpy()
        if verbose:
            print('loss', loss)
        return loss

    def look(self, x, y):
        values = tf.nest.map_structure(lambda value: value.numpy(), self.evaluate(np.float32(x), np.float32(y)))
        return values['out'], values['parts']


line = Line()


@tf.function(input_signature=[line.x_spec, line.y_spec])
def compute_total_and_out(x, y):
    out, loss = line.compute_out_and_loss(x, y)
    total = loss * 2
    return total, out


def both(x, y):
    first = tuple(value.numpy() for value in compute_total_and_out(np.float32(x), np.float32(y)))
    again = tuple(value.numpy() for value in compute_total_and_out(np.float32(x + 1), np.float32(y)))
    return first[0] - again[0]


rng = np.random.RandomState(0)
for i in range(4):
    xs = rng.rand(5)
    line.step(xs, 2 * xs, verbose=i % 2 == 0)
    out, (loss, slope) = line.look(xs, 2 * xs)
    print(out, loss, slope, both(xs, xs))
