"""A class whose methods build, with a collection of side losses, and a flag."""
import numpy as np
import tensorflow as tf


class Dense(tf.Module):
    def __init__(self, decay, n_in, n_out):
        super().__init__()
        self.decay = decay
        self.w = tf.Variable(tf.constant_initializer(0.2)([n_in, n_out]), name='w')

    def __call__(self, x, objectives):
        objectives.append(self.decay * tf.nn.l2_loss(self.w))
        return tf.matmul(x, self.w)


class Model(object):
    x_spec = tf.TensorSpec([None, 3], tf.float32)
    y_spec = tf.TensorSpec([None, 1], tf.float32)

    def __init__(self, decay, use_side):
        self.use_side = use_side
        self.decay = decay
        self.hidden = Dense(self.decay, 3, 4)
        self.side = Dense(self.decay, 4, 1)
        self.out_dense = Dense(self.decay, 4, 1)
        self.optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def compute_loss(self, x, y):
        objectives = []
        h = self.hidden(x, objectives)
        if self.use_side:
            side = self.side(h, objectives)
            objectives.append(0.3 * tf.reduce_mean(tf.square(side - y)))
        out = self.out_dense(tf.nn.relu(h), objectives)
        objectives.append(tf.reduce_mean(tf.square(out - y)))
        return tf.add_n(objectives)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y)
        variables = [self.hidden.w, self.side.w, self.out_dense.w]
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


model = Model(0.01, True)
data = np.random.RandomState(0).rand(6, 3)
target = np.ones((6, 1))
for _ in range(4):
    model.train_step(np.float32(data), np.float32(target))
    print(model.compute_loss(np.float32(data), np.float32(target)).numpy())
