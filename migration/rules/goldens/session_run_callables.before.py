"""A line whose steps are functions that a session makes once."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
y = tf.placeholder(tf.float32, [None], name='y')
slope = tf.Variable(0.1)
out = x * slope
loss = tf.reduce_mean(tf.square(out - y))
train = tf.train.GradientDescentOptimizer(0.3).minimize(loss)
halve = slope.assign(slope / 2)


class Trainer(object):

    def __init__(self, sess):
        # Cheaper than sess.run.
        self.step = sess.make_callable([train, loss], feed_list=[x, y])

    def fit(self, a, b):
        return self.step(a, b)[1]


rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    trainer = Trainer(sess)
    predict = sess.make_callable(out, [x])
    shrink = sess.make_callable(halve)
    for i in range(3):
        xs = rng.rand(5).astype(np.float32)
        print(trainer.fit(xs, 2 * xs))
        print(shrink(), predict(xs))
