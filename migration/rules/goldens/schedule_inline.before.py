"""A linear model in a class: its rate decays where the optimizer is made, and gradients are clipped."""
import numpy as np
import tensorflow as tf


class Model(object):

    def __init__(self, size, rate=0.2):
        self.x = tf.placeholder(tf.float32, [None, size], name='x')
        self.y = tf.placeholder(tf.float32, [None, 1], name='y')
        self.global_step = tf.Variable(0, trainable=False, name='global_step')
        with tf.variable_scope('model'):
            w = tf.get_variable('w', [size, 1], initializer=tf.zeros_initializer(),
                                regularizer=tf.contrib.layers.l2_regularizer(0.1))
            self.out = tf.matmul(self.x, w)
        penalties = tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES)
        self.loss = tf.losses.mean_squared_error(self.y, self.out) + sum(penalties)
        opt = tf.train.MomentumOptimizer(
            tf.train.exponential_decay(rate, self.global_step, 2, 0.5, staircase=True), 0.9)
        grads, variables = zip(*opt.compute_gradients(self.loss))
        grads, self.norm = tf.clip_by_global_norm(grads, 1.0)
        self.train_op = opt.apply_gradients(zip(grads, variables), global_step=self.global_step)
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())

    def fit(self, x, y):
        fetches = [self.train_op, self.loss, self.norm]
        return self.sess.run(fetches, {self.x: x, self.y: y})[1:]

    def predict(self, x):
        return self.sess.run(self.out, feed_dict={self.x: x})


rng = np.random.RandomState(0)
model = Model(3)
for i in range(6):
    x = rng.rand(4, 3)
    print(model.fit(x, x.sum(1, keepdims=True)))
print(model.predict(np.ones((2, 3))), model.sess.run(model.global_step))
