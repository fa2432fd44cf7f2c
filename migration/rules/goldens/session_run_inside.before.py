"""Sessions inside of other statements, and what only serves them there."""

import os
import tempfile

import tensorflow as tf

w = tf.Variable(2.0)
x = tf.placeholder(tf.float32)
v = w * x
loss = tf.square(v)
train = tf.train.GradientDescentOptimizer(0.01).minimize(loss)
path = os.path.join(tempfile.mkdtemp(), 'log.txt')

sess = tf.Session()
try:
    # Nothing was saved.
    if not os.path.exists(path):
        sess.run(tf.global_variables_initializer())
    if os.path.exists(path):
        print('again')
        init = tf.global_variables_initializer()
        sess.run(init)
    for i in range(2):
        print(sess.run(v, {x: i}))
finally:
    sess.close()

with tf.Session() as sess, open(path, 'w') as file:
    sess.run(tf.global_variables_initializer())
    file.write(str(sess.run(v, {x: 4.0})))

with open(path) as file:
    print(file.read())
    with tf.Session() as sess:
        try:
            sess.run(tf.global_variables_initializer())
            for i in range(2):
                fetches = [train, loss]
                print(sess.run(fetches, {x: i})[1])
        except KeyboardInterrupt:
            sess.close()
