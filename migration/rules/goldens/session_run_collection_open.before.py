"""Lists and dictionaries of tensors whose length only Python knows, fetched as a whole."""

import numpy as np
import tensorflow as tf

rates = np.linspace(0.5, 1.5, int(np.ones(3).sum()))
count = len(np.unique([3, 1, 3]))

x = tf.placeholder(tf.float32, [None])
w = tf.Variable([1.0, 2.0])
powers = [x ** i for i in range(count)]
scaled = []
for rate in rates:
    if rate > 0.75:
        scaled.append(tf.reduce_sum(w * x) * rate)
named = {}
for i in range(count):
    named['power%d' % i] = (powers[i] + 1.0, x * w)
total = tf.add_n(scaled)
train = tf.train.GradientDescentOptimizer(0.1).minimize(total)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for value in sess.run(powers, {x: [1, 2]}):
        print(value)
    found, sum_ = sess.run([scaled, total], {x: [1, 2]})
    print(len(found), found[-1], sum_)
    _, found = sess.run([train, scaled], {x: [1, 2]})
    print(found)
    pairs = sess.run(named, {x: [1, 3]})
    print(pairs['power1'][0], pairs['power1'][1], sorted(pairs))
