"""An ensemble: models in a list, taken by their numbers, with data of their own, and with both."""

import numpy as np
import tensorflow as tf

NUM_MODELS = 3


class Model(object):
    def __init__(self, sess, name):
        self.sess = sess
        self.name = name
        self._build_net()

    def _build_net(self):
        with tf.variable_scope(self.name):
            self.x = tf.placeholder(tf.float32, [None, 4])
            self.y = tf.placeholder(tf.float32, [None, 2])
            w = tf.get_variable('w', [4, 2], initializer=tf.constant_initializer(0.1))
            b = tf.get_variable('b', [2], initializer=tf.zeros_initializer())
            self.logits = tf.matmul(self.x, w) + b

        # define cost & optimizer
        self.cost = tf.reduce_mean(tf.square(self.logits - self.y))
        self.optimizer = tf.train.AdamOptimizer(learning_rate=0.1).minimize(self.cost)

    def predict(self, x_test):
        return self.sess.run(self.logits, feed_dict={self.x: x_test})

    def train(self, x_data, y_data):
        return self.sess.run(
            [self.cost, self.optimizer], feed_dict={self.x: x_data, self.y: y_data}
        )


sess = tf.Session()
models = []
for m in range(NUM_MODELS):
    models.append(Model(sess, 'model' + str(m)))

sess.run(tf.global_variables_initializer())

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
