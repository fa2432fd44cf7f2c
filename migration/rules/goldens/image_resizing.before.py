"""Pictures of several sizes, scaled in all ways."""

import numpy as np
import tensorflow as tf

pictures = tf.placeholder(tf.float32, [None, 5, 7, 2], name='pictures')
one = tf.placeholder(tf.uint8, [None, None, 1], name='one')

small = tf.image.resize_images(pictures, [3, 4])
large = tf.image.resize_images(pictures, (10, 14), tf.image.ResizeMethod.BICUBIC, align_corners=True)
near = tf.image.resize_images(one, [8, 3], method=tf.image.ResizeMethod.NEAREST_NEIGHBOR)
smooth = tf.image.resize_images(tf.cast(one, tf.float32), [2, 2], method=3)
same = tf.image.resize_images(pictures, size=[5, 7])
flat = tf.image.resize_images(tf.cast(one, tf.float32) / 255.0, tf.shape(one)[:2] * 2)
target = tf.Variable(tf.zeros([1, 3, 4, 2]))
loss = tf.reduce_sum(tf.square(small - target))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    random = np.random.RandomState(1)
    feed = {pictures: random.rand(2, 5, 7, 2), one: random.randint(0, 256, [4, 6, 1])}
    print(sess.run([small, large, same], feed))
    print(sess.run([near, smooth, flat], feed))
    print(sess.run([train, loss], feed))
