"""What a recurrent network gives, taken as a whole, put into attributes, and returned."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(6)
data = rng.randn(8, 4, 3).astype(np.float32)
wanted = rng.randn(8, 2).astype(np.float32)


def read(inputs, size, scope):
    cell = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.LSTMCell(size) for _ in range(2)])
    return tf.nn.dynamic_rnn(cell, inputs, dtype=tf.float32, scope=scope)


class Model(object):
    def __init__(self, inputs, targets):
        self.inputs = inputs
        cell = tf.nn.rnn_cell.GRUCell(4)
        self.outputs, self.state = tf.nn.dynamic_rnn(cell, inputs, dtype=tf.float32)
        result = tf.nn.dynamic_rnn(
            tf.nn.rnn_cell.BasicRNNCell(3), self.outputs, dtype=tf.float32, scope='second')
        hidden = tf.concat([result[1], self.state, result[0][:, 0]], 1)
        self.prediction = tf.layers.dense(hidden, 2)
        self.loss = tf.losses.mean_squared_error(targets, self.prediction)
        self.train = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)


x = tf.placeholder(tf.float32, [None, 4, 3])
y = tf.placeholder(tf.float32, [None, 2])
outputs, states = read(x, 3, 'reader')
top = states[-1]
seen = tf.concat([x, outputs], 2) + tf.reduce_mean(top.c)
model = Model(seen, y)

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for start in (0, 4, 0, 4):
    part = slice(start, start + 4)
    print(sess.run([model.loss, model.train], {x: data[part], y: wanted[part]})[0])
print(sess.run(model.prediction, {x: data}))
print(sess.run(states, {x: data})[1].h)
