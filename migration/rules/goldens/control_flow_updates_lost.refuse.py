"""Updates in branches that TF 1 makes never, or always, and training in a branch."""

import tensorflow as tf

chosen = tf.placeholder(tf.bool, [])
count = tf.Variable(0.0)
total = tf.Variable(1.0)
train = tf.train.GradientDescentOptimizer(0.1)


def forgets():
    tf.assign_add(count, 1.0)  # refused: effect_outside_result
    return tf.constant(1.0)


added = tf.assign_add(total, 1.0)  # refused: effect_outside_branch
never = tf.cond(chosen, forgets, lambda: tf.constant(0.0))
always = tf.cond(chosen, lambda: added, lambda: tf.constant(0.0))
learn = tf.cond(chosen, lambda: train.minimize(total * total), tf.no_op)  # refused: training_in_branch

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(never, {chosen: True}))
    print(sess.run(always, {chosen: False}))
    sess.run(learn, {chosen: True})
