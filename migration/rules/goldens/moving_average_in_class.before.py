"""A class whose averages follow each training step."""

import tensorflow as tf

class M:
    def __init__(self):
        self.w = tf.Variable([1., 2.])
        self.step = tf.Variable(0, trainable=False)
        self.loss = tf.reduce_sum(tf.square(self.w))
        self.opt_op = tf.train.AdamOptimizer(0.1).minimize(self.loss, global_step=self.step)
        self.ema = tf.train.ExponentialMovingAverage(0.9)
        with tf.control_dependencies([self.opt_op]):
            self.train_op = self.ema.apply([self.w])
        self.avg = self.ema.average(self.w)
    def run(self, sess):
        for i in range(3):
            sess.run(self.train_op)
            print(sess.run([self.w, self.avg]))
m = M()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    m.run(sess)
