"""Loops around graph that do more than build it once."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [None, 4])
h = x
log = ['input']
for i in range(3):  # an entry for each layer, once
    h = tf.tanh(h)
    log.append(i)  # refused: impure_graph_statement

for i in range(3):
    h = h + rng.rand()  # refused: impure_graph_statement

width = 1
for size in [2, 3]:
    y = tf.square(x) * size / width
    width = size
print(width)  # refused: value_left_in_function

with tf.Session() as sess:
    print(sess.run([h, y], {x: np.ones((2, 4))}))
    for i in range(3):  # refused: graph_in_control_flow
        h = tf.square(h)
        print(sess.run(h, {x: np.ones((2, 4))}))
