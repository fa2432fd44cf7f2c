"""A recurrent network unrolled by a loop over tensor arrays, trained through it."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 4])
w = tf.Variable(np.eye(4).astype(np.float32) * 0.5, name='w')
steps = tf.shape(x)[0]

inputs = tf.TensorArray(tf.float32, size=steps).unstack(x)
outputs = tf.TensorArray(dtype=tf.float32, size=steps, clear_after_read=False)


def step(t, h, out):
    h = tf.tanh(inputs.read(t) + tf.matmul(h, w))
    out = out.write(t, h[0])
    return t + 1, h, out


_, last, outputs = tf.while_loop(lambda t, *_: t < steps, step, [0, tf.zeros([1, 4]), outputs])
sequence = outputs.stack()
loss = tf.reduce_sum(tf.square(sequence))
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

data = np.random.RandomState(0).randn(5, 4)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        sess.run(train, {x: data})
        print(sess.run(loss, {x: data}))
    print(sess.run(sequence, {x: data}))
    print(sess.run(last, {x: data}))
