# expect: session_escape
import threading

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 2])
w = tf.Variable(tf.ones([2, 1]))
pred = tf.matmul(x, w)
data = np.ones((4, 2), dtype='float32')


def evaluate(session):
    print(session.run(pred, feed_dict={x: data}))


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    thread = threading.Thread(target=evaluate, args=(sess,))
    thread.start()
    thread.join()
