"""Names imported from TensorFlow and its modules."""

import tensorflow as tf
from tensorflow import Session, constant, placeholder
from tensorflow import reduce_mean as mean
from tensorflow.nn import dropout, sigmoid
from tensorflow.train import GradientDescentOptimizer

x = placeholder(tf.float32, [3], name='x')
w = tf.Variable(constant(0.5))
y = sigmoid(dropout(x, 1.0) * w)
loss = mean(tf.log(y))
train = GradientDescentOptimizer(0.5).minimize(loss)

with Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, value = sess.run([train, loss], {x: [1.0, 2.0, 3.0]})
        print(value)
