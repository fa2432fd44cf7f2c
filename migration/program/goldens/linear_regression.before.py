import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
y = tf.placeholder(tf.float32, [None, 1], name='labels')
w = tf.Variable(tf.zeros([4, 1]), name='w')
b = tf.Variable(tf.zeros([1]), name='b')
steps = tf.Variable(0, trainable=False, name='steps')
prediction = tf.matmul(x, w) + b
loss = tf.reduce_mean(tf.square(prediction - y))
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss, global_step=steps)
init = tf.global_variables_initializer()

rng = np.random.RandomState(0)
data = rng.rand(16, 4).astype('float32')
with tf.Session() as sess:
    sess.run(init)
    for _ in range(3):
        _, value = sess.run([train_op, loss], feed_dict={x: data, y: data[:, :1]})
        print(value)
    print(sess.run(prediction, {x: data[:2]}))
    print(w.eval(), sess.run(steps))
