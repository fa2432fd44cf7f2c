"""A recurrent network that goes on with the state of the last batch."""

import numpy as np
import tensorflow as tf

batch, steps, size = 2, 3, 4
x = tf.placeholder(tf.float32, [batch, steps, 2])
y = tf.placeholder(tf.float32, [batch, steps, size])
cell = tf.nn.rnn_cell.BasicLSTMCell(size)
initial_state = cell.zero_state(batch, tf.float32)
outputs, final_state = tf.nn.dynamic_rnn(cell, x, initial_state=initial_state)
loss = tf.reduce_mean(tf.square(outputs - y))
train = tf.train.AdamOptimizer(0.01).minimize(loss)

rng = np.random.RandomState(0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    state = sess.run(initial_state)
    for turn in range(3):
        feed = {x: rng.rand(batch, steps, 2), y: rng.rand(batch, steps, size), initial_state: state}
        _, value, state = sess.run([train, loss, final_state], feed_dict=feed)
        print(value, state[0].shape)
    print(sess.run(loss, {x: rng.rand(batch, steps, 2), y: rng.rand(batch, steps, size)}))
