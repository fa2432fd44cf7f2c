"""Goes on where an earlier run of the program stopped, with what its optimizer kept."""
import os

import tensorflow as tf

w = tf.Variable([1.0, 2.0], name='w')
loss = tf.reduce_sum(tf.square(w))
train = tf.train.AdagradOptimizer(0.1).minimize(loss)
saver = tf.train.Saver()
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    if os.path.exists('model/checkpoint'):
        saver.restore(sess, tf.train.latest_checkpoint('model'))  # refused: checkpoint_of_earlier_run
    sess.run(train)
    saver.save(sess, 'model/w.ckpt', global_step=1)
