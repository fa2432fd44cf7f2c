# expect: second_session
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')
first = tf.Session()
second = tf.Session()
first.run(tf.global_variables_initializer())
second.run(tf.global_variables_initializer())
first.run(w.assign(w * 2.0))
print(first.run(w), second.run(w))
