"""Conditions that do something, around an initialisation."""

import tensorflow as tf
x = tf.placeholder(tf.float32, [])
y = x * 2
asked = []
def ask():
    asked.append(1)
    return True
w = tf.Variable(1.0)
with tf.Session() as sess:
    for i in range(2):
        pass
    if ask():
        sess.run(tf.global_variables_initializer())
    print(asked, sess.run(w))
    try:
        if ask():
            sess.run(tf.global_variables_initializer())
    except KeyError:
        pass
    print(asked, sess.run(w))
