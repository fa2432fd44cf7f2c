"""Objects in a list, trained one after another."""
import tensorflow as tf, numpy as np
class M(object):
    def __init__(self, sess, name):
        self.sess = sess
        self.name = name
        with tf.variable_scope(name):
            self.x = tf.placeholder(tf.float32, [None, 2])
            self.w = tf.get_variable('w', [2, 1], initializer=tf.ones_initializer())
            self.y = tf.matmul(self.x, self.w)
            self.loss = tf.reduce_mean(self.y)
            self.op = tf.train.GradientDescentOptimizer(0.1).minimize(self.loss)
    def train(self, v):
        _, l = self.sess.run([self.op, self.loss], {self.x: v})
        return l
sess = tf.Session()
models = []
for i in range(2):
    models.append(M(sess, 'model' + str(i)))
sess.run(tf.global_variables_initializer())
for i in range(2):
    for m in models:
        print(m.train(np.ones([1, 2])))
