"""Fetches and feeds by the names of the graph."""

import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='x')
w = tf.Variable(2.0, name='w')
with tf.name_scope('net'):
    y = tf.multiply(x, w, name='y')
loss = tf.reduce_sum(y, name='loss')
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss, name='train')
init = tf.global_variables_initializer()

with tf.Session() as sess:
    sess.run('init')
    print(sess.run('loss:0', {x: [1, 2]}))
    print(sess.run('net/y:0', {'x:0': np.ones(2)}))
    sess.run('train', {x: [1.0]})
    print(sess.run('w:0'))
    print(sess.run(['loss:0', 'train'], {x: [1]})[0])
    print(sess.run({'l': 'loss:0', 'y': 'net/y:0'}, {x: [1]}))
    t = sess.graph.get_tensor_by_name('loss:0')
    print(sess.run(t, {x: [3]}))
    graph = tf.get_default_graph()
    op = graph.get_operation_by_name('train')
    sess.run(op, {x: [1.0]})
    placeholder = graph.get_tensor_by_name('x:0')
    print(sess.run(y, {placeholder: [5]}))
    twice = tf.get_default_graph().get_tensor_by_name('net/y:0') * 2
    print(sess.run(twice, {x: [1]}))
    print(sess.run(graph.get_tensor_by_name('w:0')))
