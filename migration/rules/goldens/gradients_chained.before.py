"""The gradient of one output weighs that of another."""

import numpy as np
import tensorflow as tf

s = tf.placeholder(tf.float32, [None, 2])
a_w = tf.Variable(np.float32([[.5], [.2]]), name='actor')
c_w = tf.Variable(np.float32([[.1], [.4]]), name='critic')
c_a = tf.Variable(np.float32([[.3]]), name='critic_a')
action = tf.nn.tanh(tf.matmul(s, a_w))
q = tf.matmul(s, c_w) + tf.matmul(action, c_a)
a_grads = tf.gradients(q, action)[0]
policy_grads = tf.gradients(ys=action, xs=[a_w], grad_ys=a_grads)
opt = tf.train.AdamOptimizer(-0.01)
train_a = opt.apply_gradients(zip(policy_grads, [a_w]))
td = tf.reduce_mean(tf.square(q - 1.))
train_c = tf.train.AdamOptimizer(0.01).minimize(td, var_list=[c_w, c_a])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        sess.run(train_a, {s: [[1., i]]})
        _, l = sess.run([train_c, td], {s: [[1., i]]})
        print(l)
    print(sess.run([a_w, c_w, c_a]))
