"""Numbers its checkpoints by the global step, keeps the last two and restores the latest."""

import os
import tempfile

import numpy as np
import tensorflow as tf

folder = tempfile.mkdtemp()
data = np.arange(8).reshape(4, 2).astype('float32')

x = tf.placeholder(tf.float32, [None, 2])
global_step = tf.Variable(0, name='global_step', trainable=False)
weights = {
    'hidden': tf.Variable(tf.ones([2, 3]), name='hidden'),
    'out': tf.Variable(tf.ones([3, 1]), name='out'),
}
loss = tf.reduce_mean(tf.square(tf.matmul(tf.matmul(x, weights['hidden']), weights['out'])))
train = tf.train.AdagradOptimizer(0.1).minimize(loss, global_step=global_step)

saver = tf.train.Saver(max_to_keep=2)
sess = tf.Session()
sess.run(tf.global_variables_initializer())
print(tf.train.get_checkpoint_state(folder))

for _ in range(4):
    sess.run(train, feed_dict={x: data})
    path = saver.save(sess, folder + '/model.ckpt', global_step=global_step)
    print(os.path.basename(path), sess.run(loss, feed_dict={x: data}))

print(sorted(name for name in os.listdir(folder) if name.endswith('.index')))
print(os.path.basename(tf.train.latest_checkpoint(folder)))
saver.restore(sess, folder + '/model.ckpt-3')
print(sess.run(global_step), sess.run(loss, feed_dict={x: data}))
sess.run(train, feed_dict={x: data})
print(sess.run(global_step), sess.run(loss, feed_dict={x: data}))
