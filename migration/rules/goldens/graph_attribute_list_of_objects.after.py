"""An ensemble: models in a list, taken by their numbers, with data of their own, and with both."""

import numpy as np
import tensorflow as tf

NUM_MODELS = 3


class Model(object):
    x_spec = tf.TensorSpec([None, 4], tf.float32)
    y_spec = tf.TensorSpec([None, 2], tf.float32)

    def __init__(self, name):
        self.name = name
        self._build_net()

    def _build_net(self):
        self.w = tf.Variable(tf.constant_initializer(0.1)([4, 2]), name='w')
        self.b = tf.Variable(tf.zeros_initializer()([2]), name='b')

        self.optimizer = tf.keras.optimizers.Adam(learning_rate=0.1, epsilon=1e-8)

    @tf.function(input_signature=[x_spec])
    def compute_logits(self, x):
        return tf.matmul(x, self.w) + self.b

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(self, x, y):
        with tf.GradientTape() as tape:
            logits = self.compute_logits(x)
            # define cost & optimizer
            cost = tf.reduce_mean(tf.square(logits - y))
        variables = [self.w, self.b]
        self.optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
        return cost

    def predict(self, x_test):
        return self.compute_logits(np.float32(x_test)).numpy()

    def train(self, x_data, y_data):
        return [self.train_step(np.float32(x_data), np.float32(y_data)).numpy(), None]


models = []
for m in range(NUM_MODELS):
    models.append(Model('model' + str(m)))

rng = np.random.RandomState(1)
for epoch in range(2):
    avg_cost = np.zeros(len(models))
    for i in range(2):
        xs, ys = rng.rand(5, 4), rng.rand(5, 2)
        # train each model
        for m_idx, m in enumerate(models):
            c, _ = m.train(xs * (m_idx + 1), ys)
            avg_cost[m_idx] += c / 2
    print('epoch', epoch, 'cost', avg_cost)

batches = [rng.rand(3, 4) for _ in models]
predictions = np.zeros([3, 2])
for m, batch in zip(models, batches):
    predictions += m.predict(batch)
for i in range(NUM_MODELS):
    print(models[i].name, models[i].predict(batches[0]).sum())
print(predictions / NUM_MODELS)
