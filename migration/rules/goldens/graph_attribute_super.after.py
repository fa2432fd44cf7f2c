import tensorflow as tf, numpy as np
class Base(object):
    def __init__(self, n):
        self.x_spec = tf.TensorSpec([None, n], tf.float32)
        self.w = tf.Variable(tf.ones([n, 1]))
class Child(Base):
    def __init__(self, n, k):
        self.k = k
        super(Child, self).__init__(n)
        self.compute_y = tf.function(self.compute_y, input_signature=[self.x_spec])

    def compute_y(self, x):
        return tf.matmul(x, self.w) * self.k

    def run(self, v):
        return self.compute_y(np.float32(v)).numpy()
child = Child(3, 4.)
print(child.run(np.ones([2, 3])))
