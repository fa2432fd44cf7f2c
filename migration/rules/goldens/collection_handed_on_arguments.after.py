"""Penalties of activations, which layers with many arguments put into a collection."""
import numpy as np
import tensorflow as tf


class Layer(tf.Module):
    def __call__(self, x, size, penalties, weight=0.1, activation=None):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.constant_initializer(0.3)([int(x.shape[1]), size]), name='w')
        y = tf.matmul(x, self.w)
        if activation is not None:
            y = activation(y)
        penalties.append(weight * tf.reduce_mean(tf.abs(y)))
        return y


class Block(tf.Module):
    def __init__(self):
        super().__init__()
        self.layers = {}

    def layer(self, name):
        if name not in self.layers:
            self.layers[name] = Layer()
        return self.layers[name]

    def __call__(self, x, sizes, penalties):
        for number, size in enumerate(sizes):
            x = self.layer('layer%d' % number)(x, size, penalties, 0.2, activation=tf.nn.relu)
        return x


x_spec = tf.TensorSpec([None, 3], tf.float32)
layer_1 = Layer()
again = Layer()
deep = Block()
deeper = Block()
last = Layer()


def compute_loss(x):
    penalties = []
    h = layer_1(x, 4, penalties)
    h = again(h, 4, penalties)
    h = deep(h, [4, 4], penalties)
    h = deeper(sizes=(2, 2), x=h, penalties=penalties)
    y = last(x=h, size=1, penalties=penalties)
    penalty = tf.add_n(penalties)
    loss = tf.reduce_mean(tf.square(y - 1)) + penalty
    return penalties, penalty, loss


@tf.function(input_signature=[x_spec])
def evaluate(x):
    penalties, penalty, loss = compute_loss(x)
    count = tf.reduce_sum(tf.stack(penalties))
    return loss, penalty, count


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        penalties, penalty, loss = compute_loss(x)
    variables = [layer_1.w, again.w, *deep.trainable_variables, *deeper.trainable_variables, last.w]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


data = np.random.RandomState(0).rand(6, 3)
for step in range(4):
    train_step(np.float32(data))
    print([value.numpy() for value in evaluate(np.float32(data))])
