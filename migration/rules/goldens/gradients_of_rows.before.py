"""Clipped gradients of single rows, for an optimizer that moves all rows."""

import numpy as np
import tensorflow as tf

ids = tf.placeholder(tf.int32, [None])
emb = tf.Variable(np.arange(12).reshape(4, 3).astype('float32') / 10)
w = tf.Variable(np.float32([[1.], [2.], [3.]]))
out = tf.matmul(tf.nn.embedding_lookup(emb, ids), w)
loss = tf.reduce_mean(tf.square(out - 1.))
opt = tf.train.AdamOptimizer(0.05)
gvs = opt.compute_gradients(loss)
train = opt.apply_gradients([(tf.clip_by_norm(g, 1.0), v) for g, v in gvs])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(5):
        _, l = sess.run([train, loss], {ids: [i % 4, 1, 1]})
        print(l)
    print(sess.run(emb))
