"""Initialises in one branch of a condition, and closes the session in another."""

import os

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
grow = w.assign_add(w)
sess = tf.Session()

if os.path.exists('/nowhere/model.ckpt'):
    print('there is a model')
else:
    sess.run(tf.global_variables_initializer())

if os.path.exists('/nowhere/other.ckpt'):
    sess.run(grow)
else:
    sess.run(tf.global_variables_initializer())
    # Nothing is there yet.
    print('made anew')

for turn in range(3):
    sess.run(grow)
    print(sess.run(w))
    if turn == 2:
        print('done')
        sess.close()
