import tensorflow as tf, numpy as np
class Base(object):
    def __init__(self, n):
        self.x = tf.placeholder(tf.float32, [None, n])
        self.w = tf.Variable(tf.ones([n, 1]))
class Child(Base):
    def __init__(self, n, k):
        super(Child, self).__init__(n)
        self.y = tf.matmul(self.x, self.w) * k
        self.sess = tf.Session()
        self.sess.run(tf.global_variables_initializer())
    def run(self, v):
        return self.sess.run(self.y, {self.x: v})
child = Child(3, 4.)
print(child.run(np.ones([2, 3])))
