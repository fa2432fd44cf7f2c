"""Functions that make variables and build the model, and a network applied to two inputs."""

import numpy as np
import tensorflow as tf


def init_weights(shape):
    return tf.Variable(tf.random_normal(shape, stddev=0.01))


def model(X, w_h, w_o):
    h = tf.nn.sigmoid(tf.matmul(X, w_h))  # this is a basic mlp, think 2 stacked logistic regressions
    return tf.matmul(h, w_o)  # note that we dont take the softmax at the end


trX = np.random.RandomState(5).rand(24, 6)
trY = np.eye(3)[np.arange(24) % 3]

X = tf.placeholder("float", [None, 6])
Y = tf.placeholder("float", [None, 3])

w_h = init_weights([6, 5])  # create symbolic variables
w_o = init_weights([5, 3])

py_x = model(X, w_h, w_o)

cost = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=py_x, labels=Y))  # compute costs
train_op = tf.train.GradientDescentOptimizer(0.05).minimize(cost)  # construct an optimizer
predict_op = tf.argmax(py_x, 1)

# Launch the graph in a session
with tf.Session() as sess:
    # you need to initialize all variables
    tf.global_variables_initializer().run()

    for i in range(3):
        for start, end in zip(range(0, len(trX), 8), range(8, len(trX) + 1, 8)):
            sess.run(train_op, feed_dict={X: trX[start:end], Y: trY[start:end]})
        print(i, np.mean(np.argmax(trY, axis=1) ==
                         sess.run(predict_op, feed_dict={X: trX})))
    print(sess.run(cost, feed_dict={X: trX, Y: trY}))
