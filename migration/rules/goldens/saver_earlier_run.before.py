"""Goes on where an earlier run of the program stopped, with what its optimizer kept."""
import os

import tensorflow as tf

steps = tf.Variable(0, name='steps', trainable=False)
w = tf.Variable([1.0, 2.0], name='w')
x = tf.placeholder(tf.float32, [2])
loss = tf.reduce_sum(tf.square(w * x))
train = tf.train.AdagradOptimizer(0.1).minimize(loss, global_step=steps)
saver = tf.train.Saver()


def run():
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        state = tf.train.get_checkpoint_state('model')
        if state and state.model_checkpoint_path:
            saver.restore(sess, state.model_checkpoint_path)
        for i in range(3):
            print(sess.run([train, loss], {x: [i, 1.0]})[1])
        saver.save(sess, 'model/w.ckpt', global_step=steps)
        print(sess.run(w), sess.run(steps))


run()
run()
