"""Savers of some variables, under names of its own, and the latest of files without a number."""

import os
import tempfile

import tensorflow as tf

folder = tempfile.mkdtemp()

w = tf.Variable([1.0, 2.0], name='w')
b = tf.Variable(0.5, name='b')
grow_w = w.assign_add(w)
grow_b = b.assign_add(1.0)

named = tf.train.Saver({'layer/weights': w, 'layer/bias': b})
some = tf.train.Saver([w], max_to_keep=None)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for turn in range(3):
        sess.run([grow_w, grow_b])
        named.save(sess, os.path.join(folder, 'all_%d.ckpt' % turn), write_meta_graph=False)
        some.save(sess, save_path=folder + '/some', global_step=turn)
    print(os.path.basename(tf.train.latest_checkpoint(folder)))
    named.restore(sess, os.path.join(folder, 'all_1.ckpt'))
    print(sess.run([w, b]))
    some.restore(sess, folder + '/some-0')
    print(sess.run([w, b]))
