"""An InteractiveSession: eval and run without naming the session."""

import numpy as np
import tensorflow as tf

sess = tf.InteractiveSession()

x = tf.placeholder(tf.float32, shape=[None, 3])
y_ = tf.placeholder(tf.float32, shape=[None, 2])
W = tf.Variable(tf.zeros([3, 2]))
b = tf.Variable(tf.zeros([2]))
y = tf.matmul(x, W) + b

cross_entropy = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=y_, logits=y))
train_step = tf.train.GradientDescentOptimizer(0.5).minimize(cross_entropy)

tf.global_variables_initializer().run()

images = np.arange(18, dtype=np.float32).reshape(6, 3) % 5
labels = np.eye(2, dtype=np.float32)[[0, 1, 0, 0, 1, 1]]
for _ in range(8):
    train_step.run(feed_dict={x: images, y_: labels})

correct_prediction = tf.equal(tf.argmax(y, 1), tf.argmax(y_, 1))
accuracy = tf.reduce_mean(tf.cast(correct_prediction, tf.float32))
print(accuracy.eval(feed_dict={x: images, y_: labels}))
print(W.eval())
print(b.eval(session=sess), cross_entropy.eval({x: images, y_: labels}))
