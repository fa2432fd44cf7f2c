"""Initialises in one branch of a condition, and closes the session in another."""

import os

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')


@tf.function
def run_grow():
    return w.assign_add(w)


if os.path.exists('/nowhere/model.ckpt'):
    print('there is a model')

if os.path.exists('/nowhere/other.ckpt'):
    run_grow()
else:
    # Nothing is there yet.
    print('made anew')

for turn in range(3):
    run_grow()
    print(w.numpy())
    if turn == 2:
        print('done')
