"""A function that trains a model of its own in each call: for a list, until enough, as a key."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
X = rng.rand(30, 2).astype(np.float32)
Y = X.dot([[1.0], [2.0]]).astype(np.float32)
factor = 1.0


def build(hidden, activation):
    x = tf.placeholder(tf.float32, [None, 2], name='x')
    y = tf.placeholder(tf.float32, [None, 1], name='y')
    w = tf.Variable(tf.ones([2, hidden]) * 0.3)
    h = activation(tf.matmul(x, w))
    loss = tf.reduce_mean(tf.square(tf.reduce_sum(h, 1, keepdims=True) - factor * y))
    return x, y, loss


def experiment(hidden, activation):
    graph = tf.Graph()
    with graph.as_default():
        x, y, loss = build(hidden, activation)
        train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)
        init = tf.global_variables_initializer()
    with tf.Session(graph=graph) as sess:
        sess.run(init)
        for _ in range(3):
            sess.run(train, {x: X, y: Y})
        return sess.run(loss, {x: X, y: Y})


def fit(rate):
    tf.reset_default_graph()
    x = tf.placeholder(tf.float32, [None, 2])
    y = tf.placeholder(tf.float32, [None, 1])
    w = tf.get_variable('w', [2, 1], initializer=tf.zeros_initializer())
    loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - y))
    loss += 0.01 * tf.add_n([tf.nn.l2_loss(v) for v in tf.trainable_variables()])
    op = tf.train.AdamOptimizer(rate).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(4):
            _, value = sess.run([op, loss], {x: X, y: Y})
    return value


for hidden in (2, 3):
    for name, activation in (('relu', tf.nn.relu), ('tanh', tf.nn.tanh)):
        print(hidden, name, experiment(hidden, activation))
factor = 0.5
print(experiment(2, tf.nn.relu))

losses, rate = [], 0.4
while len(losses) < 3:
    losses.append(fit(rate))
    rate = rate / 2
print(losses)
print(min([0.1, 0.3], key=lambda r: fit(r)))
