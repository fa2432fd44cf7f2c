import tensorflow as tf, numpy as np
def build(n):
    x = tf.placeholder(tf.float32, [None])
    w = tf.Variable(float(n))
    y = x * w
    return x, y
x, y = build(2)
loss = tf.reduce_sum(y)
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        print(sess.run([loss, train], {x: [1., 2.]})[0])
